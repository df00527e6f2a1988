import { RUNS, TENANTS } from './key'

/** Takes the tenants out of this tab's storage that no run names which the tab keeps, of this page or another. */
export function forgetUnusedTenants(): void {
  try {
    const keys = Object.keys(sessionStorage)
    const tenants = keys.filter((key) => key.startsWith(TENANTS))
    if (tenants.length === 0) return
    const runs = keys.filter((key) => key.startsWith(RUNS)).map((key) => sessionStorage.getItem(key) ?? '')
    for (const tenant of tenants) {
      const name = JSON.stringify(tenant.slice(TENANTS.length))
      if (!runs.some((text) => text.includes(name))) sessionStorage.removeItem(tenant)
    }
  } catch {
    // Storage is refused: nothing is in it.
  }
}
