import type { LabControl } from '../lab/lab-store'
import type { EmbedMessage, HostMessage } from './messages'
import type { Partner } from './partner'

interface Told {
  /** Slug of the flow. */
  readonly flow: string
  readonly title: string
  readonly partner: Partner
  /** Brings the lab to life, or gives the one that lives. */
  readonly wake: () => Promise<LabControl>
  readonly setTheme: (theme: 'auto' | 'light' | 'dark') => void
}

/** Does what the page around an embed asks for, one thing after the other. Returns what is to be called when the lab lives. */
export function converse({ flow, title, partner, wake, setTheme }: Told): (lab: LabControl) => void {
  let before: Promise<void> = Promise.resolve()
  let tellNow: (again?: boolean) => void = () => {}
  // What is shown on the way to what was asked for is not told: the run that is left, at its beginning.
  let busy = false
  window.addEventListener('message', (event) => {
    const message = partner.hear(event)
    if (!message) return
    if (message.type === 'refused') return partner.tell(message)
    if (message.type === 'set' && message.theme) setTheme(message.theme)
    if (message.type === 'hello') {
      partner.tell({ type: 'ready', flow, title })
      tellNow(true)
    }
    before = before.then(async () => {
      busy = true
      const says = await act(message, wake).catch(() => 'The lab could not be loaded: try again.')
      busy = false
      tellNow()
      if (says) partner.tell({ type: 'refused', says })
    })
  })
  partner.tellAnyone({ type: 'ready', flow, title })
  return (lab) => {
    tellNow = report(lab, partner.tell, () => busy)
  }
}

/** @returns what is wrong with it, if something is */
async function act(message: HostMessage, wake: () => Promise<LabControl>): Promise<string | undefined> {
  if (message.type === 'hello' || (message.type === 'set' && !message.switches)) return undefined
  const lab = await wake()
  const state = lab.store.getState
  switch (message.type) {
    case 'play':
      lab.play()
      return undefined
    case 'pause':
      lab.pause()
      return undefined
    case 'load':
      if (message.link === undefined) await lab.reset()
      else await lab.openLink(message.link)
      return state().problem
    case 'step': {
      const { length } = state().story.steps
      if (message.step > length) return `This run has ${length} steps.`
      lab.seek(message.step)
      return undefined
    }
    case 'set': {
      const { switches = {} } = message
      const unknown = Object.entries(switches).find(
        ([name, value]) =>
          !state().flow?.switches.some((each) => each.name === name && each.values.includes(value)),
      )
      if (unknown) return `Nothing here can be set to ${unknown.join('=')}.`
      await lab.show({ answers: [], switches }, 0)
      lab.update({ taken: true })
      return undefined
    }
  }
}

/** Tells of each step that is reached, and of the end, except while `isBusy`. Returns what tells it if it is news, or again. */
function report(
  { store }: LabControl,
  tell: (message: EmbedMessage) => void,
  isBusy: () => boolean,
): (again?: boolean) => void {
  let told: readonly unknown[] = []
  const tellNow = (again = false) => {
    const { story, player } = store.getState()
    const step = Math.floor(player.position)
    const { steps, outcome } = story
    if (again) told = []
    if (isBusy() || (story === told[0] && step === told[1])) return
    told = [story, step]
    tell({ type: 'step', step, steps: steps.length, title: steps[step - 1]?.title ?? '' })
    if (outcome && step === steps.length) tell({ type: 'ended', result: outcome.result, says: outcome.says })
  }
  store.subscribe(() => tellNow())
  tellNow()
  return tellNow
}
