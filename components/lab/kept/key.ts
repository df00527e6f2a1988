const STAGE = '/stage/'

/** Under these a tab keeps runs, by the address of their page, and tenants that were brought in, by the key that runs name them by. */
export const RUNS = 'tenant-lab:run:'
export const TENANTS = 'tenant-lab:tenant:'

/** Whether this page is a stage and nothing else. */
export const isStagePage = () => location.pathname.includes(STAGE)

/** Where this tab keeps the run of this page. A lab and its stage are one place. */
export const keptKey = () => `${RUNS}${location.pathname.replace(STAGE, '/lab/')}`

/** Where a page leaves the text of a run that the lab it goes to is to open. */
export const OPEN_KEY = 'tenant-lab:open'

/** What this tab keeps for this page, or under another key; null where there is nothing, or storage is refused. */
export function keptHere(key = keptKey()): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
