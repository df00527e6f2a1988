const STAGE = '/stage/'

/** Whether this page is a stage and nothing else. */
export const isStagePage = () => location.pathname.includes(STAGE)

/** Where this tab keeps the run of this page. A lab and its stage are one place. */
export const keptKey = () => `tenant-lab:run:${location.pathname.replace(STAGE, '/lab/')}`

/** What this tab keeps for this page; null where there is nothing, or storage is refused. */
export function keptHere(): string | null {
  try {
    return sessionStorage.getItem(keptKey())
  } catch {
    return null
  }
}
