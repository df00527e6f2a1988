const LEAST = 200
const MOST = 4000

/** A frame as a page knows it; `sandbox` is the text of its attribute. */
type Frame = Pick<HTMLIFrameElement, 'src' | 'getAttribute'>

/**
 * Whether what came from `origin` out of this frame came from an embed of ours: the page put it there, and it is still that. A
 * sandbox without an origin of its own says `null`.
 */
export function isOurs(frame: Frame, origin: string, home: string): boolean {
  if (!URL.canParse(frame.src)) return false
  const { origin: from, pathname } = new URL(frame.src)
  const sandbox = frame.getAttribute('sandbox')
  const speaks = sandbox !== null && !/\ballow-same-origin\b/i.test(sandbox) ? 'null' : home
  return from === home && pathname.startsWith('/embed/') && origin === speaks
}

/** The height that a message of ours tells, within bounds; undefined for every other message. */
export function readHeight(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { tenantLab, type, height } = data as Partial<Record<string, unknown>>
  if (tenantLab !== 1 || type !== 'height' || typeof height !== 'number' || !Number.isFinite(height))
    return undefined
  return Math.min(Math.max(height, LEAST), MOST)
}
