// For the page that embeds: keeps every Tenant Lab frame as high as its content. Copy it, or load it from where the embed is.
import type { HeightMessage } from './host-message'

const LEAST = 200
const MOST = 4000

window.addEventListener('message', (event: MessageEvent<Partial<HeightMessage> | null>) => {
  const { type, height } = event.data ?? {}
  if (type !== 'tenant-lab:height' || typeof height !== 'number' || !Number.isFinite(height)) return
  // Only the frame that speaks is changed, and only if it is one of this page.
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === event.source)
      frame.style.height = `${Math.min(Math.max(height, LEAST), MOST)}px`
  }
})
