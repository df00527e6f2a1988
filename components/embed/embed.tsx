import { createRoot } from 'react-dom/client'
import { LabSlot } from '../lab/LabSlot'
import { wakeUp, whenReleased } from '../ui/early-presses'
import { readHostMessage } from './host-message'
import { type EmbedParameters, readParameters } from './parameters'

/** The picture made at build time, as it stands in the document: nothing is drawn twice. */
function Still({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own markup, read back from this very document.
  return <div className="embed-still" dangerouslySetInnerHTML={{ __html: html }} />
}

function setTheme(theme: EmbedParameters['theme']): void {
  const { dataset } = document.documentElement
  if (theme === 'auto') delete dataset.theme
  else dataset.theme = theme
}

/** Tells the host page how high this one is, now and whenever it changes. */
function tellHeight(): void {
  if (window.parent === window) return
  const tell = () => {
    // The height is no secret, and any page may embed.
    window.parent.postMessage(
      { type: 'tenant-lab:height', height: document.documentElement.scrollHeight },
      '*',
    )
  }
  new ResizeObserver(tell).observe(document.body)
  tell()
}

function sayProblems(problems: readonly string[]): void {
  const place = document.getElementById('problems')
  if (!place || problems.length === 0) return
  place.textContent = `In the address of this embed: ${problems.join(' ')}`
  place.hidden = false
}

async function start(): Promise<void> {
  const root = document.getElementById('lab')
  const flow = root?.dataset.flow
  if (!root || !flow) return
  const { theme, step, controls, problems } = readParameters(window.location.search)
  setTheme(theme)
  sayProblems(problems)
  document.documentElement.dataset.controls = controls ? '1' : '0'
  const still =
    step === undefined ? (
      <Still html={root.innerHTML} />
    ) : (
      await import('./still-at').then(({ stillAt }) => stillAt(flow, step, controls))
    )
  // What stands there goes away.
  await whenReleased()
  createRoot(root).render(
    <LabSlot
      flow={flow}
      variant="embed"
      controls={controls}
      {...(step === undefined ? {} : { initialStep: step })}
    >
      {still}
    </LabSlot>,
  )
  void wakeUp()
  window.addEventListener('message', (event) => {
    const message = event.source === window.parent ? readHostMessage(event.data) : undefined
    if (message) setTheme(message.theme)
  })
  tellHeight()
}

void start()
