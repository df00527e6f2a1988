// For the page that embeds: keeps every Tenant Lab frame as high as its content, and knows the element <tenant-lab>. A page loads
// it from where the embeds are; a copy elsewhere says where that is: <script src="copy.js" data-home="https://...">.
import { isOurs, readHeight } from './frames'
import { defineElement } from './host-element'

/** Every flow there is and what it is called: the build puts it here. */
declare const FLOWS: Readonly<Record<string, string>>

const script = document.currentScript as HTMLScriptElement
const { origin: home } = new URL(script.dataset.home ?? script.src, location.href)

window.addEventListener('message', (event) => {
  // Only the frame that speaks is changed, and only if it is one of this page and shows an embed of ours.
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow !== event.source || !isOurs(frame, event.origin, home)) continue
    const height = readHeight(event.data)
    if (height !== undefined) frame.style.height = `${height}px`
    const { parentElement: around } = frame
    if (around?.localName === 'tenant-lab' && event.data?.tenantLab === 1)
      around.dispatchEvent(new CustomEvent('tenant-lab', { detail: event.data }))
  }
})

defineElement(home, FLOWS)
