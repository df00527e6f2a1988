/** What a page is tried with: the verdict of the run that it plays, if it is known. */
export interface Wanted {
  readonly verdict?: string | undefined
}

/**
 * Runs in a page, in any browser: uses what is on it, and tells what went wrong. A page that cannot be used so is a failure too.
 * It is told by what lies on it, not by its address.
 */
export async function usePage({ verdict }: Wanted): Promise<readonly string[]> {
  const found: string[] = []
  window.addEventListener('error', ({ message }) => found.push(`error: ${message}`))
  window.addEventListener('unhandledrejection', ({ reason }) => found.push(`rejection: ${reason}`))
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    found.push(`policy: ${violatedDirective} ${blockedURI}`),
  )
  const seen = <T,>(what: string, look: () => T | null | undefined | false): Promise<T> =>
    new Promise((resolve, reject) => {
      const end = Date.now() + 60_000
      const again = () => {
        const thing = look()
        if (thing) resolve(thing)
        else if (Date.now() > end) reject(new Error(`${what} did not come`))
        else requestAnimationFrame(again)
      }
      again()
    })
  const one = (selector: string) => document.querySelector<HTMLElement>(selector)
  try {
    if (document.title === '') found.push('it has no title')
    if (document.querySelectorAll('h1').length !== 1) found.push('it has not one first heading')
    await seen('life', () => !document.documentElement.hasAttribute('data-asleep'))
    if (one('.lab-slot')) {
      one('.lab-slot [data-control=forward]')?.click()
      const slider = await seen('the slider', () => one('.lab-slot [role=slider]'))
      const now = () => slider.getAttribute('aria-valuenow')
      const press = (key: string) =>
        slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      await seen('a step', () => now() === '1' || now() === slider.getAttribute('aria-valuemax'))
      if (now() !== '1') {
        // This tab has kept the run of the page before, which was the lab of the same flow: it stands at its end.
        press('Home')
        await seen('the beginning', () => now() === '0')
        one('.lab-slot [data-control=forward]')?.click()
        await seen('the first step', () => now() === '1')
      }
      press('End')
      const says = await seen('the verdict', () => one('.lab-slot .verdict'))
      if (verdict !== undefined && !says.textContent?.includes(verdict))
        found.push(`it says “${says.textContent}” where the engine says “${verdict}” in Node`)
      if (says.dataset.result === 'crashed') found.push('the run crashed')
    }
    if (one('.what-if-slot')) {
      const row = await seen('a policy', () => one('.what-if-slot th[scope=row] button'))
      row.click()
      await seen('the policy’s JSON', () => one('.wi-detail-row')?.textContent?.includes('Its JSON'))
      if (row.getAttribute('aria-expanded') !== 'true') found.push('the row says that it is closed')
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('it goes sideways')
  } catch (error) {
    found.push(String(error))
  }
  return found
}
