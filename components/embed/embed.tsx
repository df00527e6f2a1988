import { createRoot } from 'react-dom/client'
import { LabSlot } from '../lab/LabSlot'
import type { LabControl } from '../lab/lab-store'
import { wakeUp, whenReleased } from '../ui/early-presses'
import { converse } from './conversation'
import { setTheme } from './dress'
import { createPartner, type Partner } from './partner'
import { showStep } from './step-picture'

/** The picture made at build time, as it stands in the document: nothing is drawn twice. */
function Still({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own markup, read back from this very document.
  return <div className="embed-still" dangerouslySetInnerHTML={{ __html: html }} />
}

/** Tells the host page how high this one is, now and whenever it changes. */
function tellHeight(partner: Partner): void {
  const tell = () => partner.tellAnyone({ type: 'height', height: document.documentElement.scrollHeight })
  new ResizeObserver(tell).observe(document.body)
  tell()
}

function sayProblems(problems: readonly string[]): void {
  const place = document.getElementById('problems')
  if (!place || problems.length === 0) return
  place.textContent = `In the address of this embed: ${problems.join(' ')}`
  place.hidden = false
}

/** Brings the step of the picture into sight in its list; only the list scrolls, and not the page. */
function scrollToStep(root: Element): void {
  const step = root.querySelector<HTMLElement>('[aria-current="step"]')
  const list = step?.closest('.tabpanel')
  if (step && list)
    list.scrollTop +=
      step.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3
}

async function start(): Promise<void> {
  const root = document.getElementById('lab')
  const still = root?.querySelector('.lab-still')
  const { flow, steps } = root?.dataset ?? {}
  const options = window.tenantLabOptions
  if (!root || !still || !flow || !options) return
  const problems = [...options.problems]
  const last = Number(steps)
  const step = options.step === undefined ? undefined : Math.min(options.step, last)
  if (step !== options.step) problems.push(`This run has ${last} steps: the last one is shown.`)
  if (step !== undefined) {
    const missing = await showStep(still, flow, step)
    if (missing) problems.push(missing)
  }
  sayProblems(problems)
  // What stands there goes away.
  await whenReleased()
  const partner = window.parent === window ? undefined : createPartner(window.parent)
  let lives: ((lab: LabControl) => void) | undefined
  createRoot(root).render(
    <LabSlot
      flow={flow}
      variant="embed"
      controls={options.controls}
      panels={options.panels}
      {...(step === undefined ? {} : { initialStep: step })}
      reach={(wake) => {
        lives ??=
          partner &&
          converse({
            flow,
            title: document.querySelector('h1')?.textContent ?? '',
            partner,
            wake,
            setTheme: (theme) => setTheme(document.documentElement, theme),
          })
      }}
      lives={(lab) => {
        if (options.locked) lab.update({ locked: location.hash.slice(1) })
        lives?.(lab)
      }}
    >
      <Still html={still.innerHTML} />
    </LabSlot>,
  )
  scrollToStep(root)
  void wakeUp()
  if (partner) tellHeight(partner)
}

void start()
