import { beforeEach, describe, expect, it } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { lifetimes, timeAt, waitHere } from '../../simulator/doors/time'
import { lastSeqAt } from '../../simulator/doors/view'
import { createLab, type LabControl } from '../lab/lab-store'
import { letPass } from './let-pass'

const narration = await findFlow('authorization-code-pkce')?.narration()
if (!narration) throw new Error('There is no such flow.')
const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

let lab: LabControl
beforeEach(async () => {
  lab = createLab(narration, () => import('../../simulator/doors/index'))
  await lab.start()
})
const state = () => lab.store.getState()
const here = () => {
  const { story, player } = state()
  return lastSeqAt(story.steps, player.position)
}
const now = () => timeAt(state().story.events, here())
/** The step that is over where the reader stands, and what says so in the run. */
const standing = () => {
  const { story, player } = state()
  const step = story.steps[player.position - 1]
  return { title: step?.title, seconds: (story.events[step?.seq ?? -1] as { seconds?: number })?.seconds }
}
const stepNamed = (title: RegExp) => {
  const at = state().story.steps.findIndex((step) => title.test(step.title))
  if (at < 0) throw new Error(`There is no step ${title}.`)
  return at
}
/** Presses a span while standing at `position`. */
async function pass(position: number, seconds: number): Promise<void> {
  lab.seek(position)
  const when = waitHere(state().story.events, here())
  if (!when) throw new Error(`No time passes at ${position}.`)
  await letPass(lab, { when, do: 'wait', seconds })
}

describe('time that is let pass has passed where its reader stands then', () => {
  it('before a message: the clock has gone on, and what lived has died', async () => {
    const redeems = stepNamed(/hands in the code/)
    const code = () =>
      lifetimes(state().story.events, here()).find(({ kind }) => kind === 'authorization-code')?.state
    lab.seek(redeems)
    const before = now()
    expect(code()).toBe('lives')
    await pass(redeems, HOUR)
    expect(standing()).toEqual({ title: '1 hour passes', seconds: HOUR })
    expect(now() - before).toBeGreaterThanOrEqual(HOUR * 1000)
    expect(code()).toBe('expired')
  })

  it('at an open question, once it has been answered, although nobody is known by name any more', async () => {
    const asked = stepNamed(/asks who is there/)
    await pass(asked + 1, HOUR)
    expect(standing().seconds).toBe(HOUR)
    await pass(asked + 1, DAY)
    expect(standing()).toEqual({ title: '1 day passes', seconds: DAY })
  })

  it('also before, after and between what passed already, and twice at one place', async () => {
    await pass(6, HOUR)
    await pass(2, MINUTE)
    expect(standing().seconds).toBe(MINUTE)
    const first = state().player.position
    await pass(first - 1, MINUTE)
    expect(standing().seconds).toBe(MINUTE)
    expect(state().player.position).toBe(first + 1)
    await pass(first + 3, DAY)
    expect(standing().seconds).toBe(DAY)
  })

  it('at any step of the run', async () => {
    const { length } = state().story.steps
    for (let position = 0; position < length; position += 4) {
      await lab.change([])
      await pass(position, MINUTE)
      expect(standing(), `at ${position}`).toEqual({ title: '1 minute passes', seconds: MINUTE })
    }
  })
})

it('where the run does not come to the moment, its reader stays', async () => {
  const { length } = state().story.steps
  await pass(length, MINUTE)
  expect(state().player.position).toBe(length)
})

it('of a run that is locked nothing happens', async () => {
  lab.seek(5)
  lab.update({ locked: '' })
  await letPass(lab, { when: { at: 'start' }, do: 'wait', seconds: MINUTE })
  expect(state().player.position).toBe(5)
})
