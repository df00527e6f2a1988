/** What is said in place of a window with the browser's own page of errors in it. */
export const UNPLUGGED =
  'There is no network, and this site is not kept in this browser: no other page of it opens now. With a network, “Keep for use without a network” is at the foot of every page.'

/** Whether another page of this site cannot be opened: no network, and no worker that has the pages. */
export function isUnplugged(): boolean {
  return !navigator.onLine && !navigator.serviceWorker?.controller
}
