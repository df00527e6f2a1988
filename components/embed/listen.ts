import { isOurs, readHeight } from './frames'

/** Makes each embed of `home` on this page as high as it says, and tells its element what it tells. */
export function listen(page: Window, home: string): void {
  // Each snippet that is pasted brings the script along: all of them are one listener.
  const mark = Symbol.for(`tenant-lab ${home}`)
  if (mark in page) return
  Object.assign(page, { [mark]: true })
  page.addEventListener('message', (event) => {
    // Only the frame that speaks is changed, and only if it is one of this page and shows an embed of ours.
    for (const frame of page.document.querySelectorAll('iframe')) {
      if (frame.contentWindow !== event.source || !isOurs(frame, event.origin, home)) continue
      const height = readHeight(event.data)
      if (height !== undefined) frame.style.height = `${height}px`
      const { parentElement: around } = frame
      if (around?.localName === 'tenant-lab' && event.data?.tenantLab === 1)
        around.dispatchEvent(new CustomEvent('tenant-lab', { detail: event.data }))
    }
  })
}
