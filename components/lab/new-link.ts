/** The link to a moment in the address, unless its reader has already gone on from it and the entry of the history knows to where. */
export function newLink(): string | undefined {
  const fragment = location.hash.slice(1)
  return !history.state?.lab && isLink(fragment) ? fragment : undefined
}

/** Whether a fragment is meant for a lab: one of ours begins with a digit and is long, and it is no place on the page. */
export function isLink(fragment: string): boolean {
  return (/^\d.{11,}$/.test(fragment) || fragment.length > 80) && !document.getElementById(fragment)
}
