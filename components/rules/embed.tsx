import { createRoot } from 'react-dom/client'
import { setTheme } from '../embed/dress'
import { createPartner } from '../embed/partner'
import { wakeUp, whenReleased } from '../ui/early-presses'
import { SleepingSlot } from '../ui/SleepingSlot'

const TITLE = 'A membership rule, and whom it takes in'

/** The picture made at build time, as it stands in the document: nothing is drawn twice. */
function Still({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own markup, read back from this very document.
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}

async function start(): Promise<void> {
  const root = document.getElementById('rules')
  const options = window.tenantLabRule
  if (!root || !options) return
  const { rule, people, problems } = options
  const place = document.getElementById('problems')
  if (place && problems.length > 0) {
    place.textContent = `In the address of this embed: ${problems.join(' ')}`
    place.hidden = false
  }
  // What stands there goes away.
  await whenReleased()
  talk()
  const { innerHTML } = root.firstElementChild ?? root
  createRoot(root).render(
    <SleepingSlot
      name="rules"
      className="rules-slot"
      isOther={() => rule !== undefined}
      load={async (container) => {
        const { bringToLife } = await import('./embed-live')
        await bringToLife(container, rule, people)
        delete document.documentElement.dataset.computes
      }}
    >
      <Still html={innerHTML} />
    </SleepingSlot>,
  )
  void wakeUp()
}

/** Tells the page around it how high it is, and takes a theme from it; of steps it has none. */
function talk(): void {
  if (window.parent === window) return
  const partner = createPartner(window.parent)
  window.addEventListener('message', (event) => {
    const message = partner.hear(event)
    if (!message) return
    if (message.type === 'refused') return partner.tell(message)
    if (message.type === 'hello') return partner.tell({ type: 'ready', flow: 'rules', title: TITLE })
    if (message.type === 'set' && message.theme && !message.switches)
      return setTheme(document.documentElement, message.theme)
    partner.tell({ type: 'refused', says: 'This is a rule: it has no run that could do that.' })
  })
  partner.tellAnyone({ type: 'ready', flow: 'rules', title: TITLE })
  const tell = () => partner.tellAnyone({ type: 'height', height: document.documentElement.scrollHeight })
  new ResizeObserver(tell).observe(document.body)
  tell()
}

void start()
