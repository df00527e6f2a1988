/** Which exercise this tab has set the lab of this page up for: a reload gives it back (decision 024). */
const key = () => `tenant-lab:set-up:${location.pathname}`

export function setUpHere(): string | null {
  try {
    return sessionStorage.getItem(key())
  } catch {
    return null
  }
}

/** @param id of the exercise; undefined when it is over */
export function keepSetUp(id: string | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem(key())
    else sessionStorage.setItem(key(), id)
  } catch {
    // Refused: it lasts as long as the page.
  }
}
