import { beforeEach, expect, test } from 'vitest'
import { createLab, type LabControl } from './lab-store'

const SLUG = 'authorization-code-pkce'
let lab: LabControl

const state = () => lab.store.getState()
const at = () => state().story.steps[Math.ceil(state().player.position) - 1]
/** Lets the player run until it stops by itself. */
const runOut = () => {
  for (let frame = 0; frame < 10_000 && (state().player.playing || state().gliding !== undefined); frame++)
    lab.tick(50)
}

beforeEach(async () => {
  lab = createLab(SLUG, () => import('../../simulator/doors/index'))
  await lab.start()
})

test('the whole way is in sight from the start, and play stops at the first question', () => {
  const { story, player } = state()
  expect(player.length).toBeLessThan(story.steps.length)
  lab.play()
  runOut()
  expect(state().player.position).toBe(player.length)
  expect(state().player.position).toBeLessThan(story.steps.length)
  expect(state().browserOpen).toBe(true)
})

test('play does not run over an open question', () => {
  lab.play()
  runOut()
  const { position } = state().player
  lab.play()
  runOut()
  expect(state().player.position).toBe(position)
})

test('each press of “Step forward” is a step, also while the step before is still on its way', () => {
  lab.forward(false)
  lab.tick(50)
  lab.forward(false)
  lab.forward(false)
  runOut()
  expect(state().player.position).toBe(3)
})

test('a position past the end is the end', () => {
  lab.seek(9999)
  expect(state().player.position).toBe(state().story.steps.length)
})

test('what a sensible person answers takes the run on, to an end', async () => {
  lab.play()
  for (let asked = 0; asked < 20 && state().player.position < state().story.steps.length; asked++) {
    runOut()
    const answer = lab.fillIn()
    if (answer) await lab.answer(answer.value)
  }
  runOut()
  expect(state().player.position).toBe(state().story.steps.length)
  expect(state().story.outcome?.result).toBe('completed')
  expect(state().branches).toEqual([])
})

test('going beyond an open question answers it, and no more than is needed', () => {
  const { story } = state()
  const second = story.events.filter((event) => event.type === 'prompt-answered')[1]
  const index = story.steps.findIndex((step) => step.seq === second?.seq)
  lab.seek(index + 1)
  expect(state().answers).toHaveLength(2)
  expect(state().player.position).toBe(index + 1)
})

test('another answer to an answered question begins a branch, and the old one can be gone back to', async () => {
  const { story } = state()
  lab.seek(story.steps.length)
  const password = story.steps.findIndex((step) => {
    const event = story.events[step.seq]
    return event?.type === 'prompt-answered' && event.prompt === 'password'
  })
  lab.seek(password)
  await lab.answer({ password: 'not this one' })
  expect(state().answers.length).toBeLessThan(story.filled.length)
  expect(state().story.steps.slice(0, password)).toEqual(story.steps.slice(0, password))
  const [branch] = state().branches
  if (!branch) throw new Error('nothing was kept')
  await lab.goTo(branch)
  expect(state().story.events).toEqual(story.events)
  expect(state().answers).toEqual(story.filled)
})

test('breaking it plays from the step at which the two runs part', async () => {
  const { story } = state()
  lab.seek(story.steps.length)
  await lab.setSwitches({ codeVerifier: 'wrong' })
  const from = state().player.position
  expect(from).toBeGreaterThan(0)
  expect(
    state()
      .story.steps.slice(0, from)
      .map((step) => step.title),
  ).toEqual(story.steps.slice(0, from).map((step) => step.title))
  expect(state().story.steps[from]?.title).not.toBe(story.steps[from]?.title)
  runOut()
  expect(state().story.outcome?.result).toBe('refused')
  expect(state().player.position).toBe(state().story.steps.length)
})

test('putting the switch back repairs the run, byte for byte', async () => {
  const { story } = state()
  await lab.setSwitches({ redirectUri: 'unregistered' })
  expect(state().story.outcome?.result).toBe('refused')
  await lab.setSwitches({})
  expect(state().story.events).toEqual(story.events)
})

test('a mistake is made even where the right answer was given before', async () => {
  lab.seek(state().story.steps.length)
  await lab.setSwitches({ consent: 'declined' })
  expect(state().story.outcome?.result).toBe('refused')
})

test('a reset is the beginning again', async () => {
  const { story } = state()
  await lab.setSwitches({ nonce: 'wrong' })
  await lab.reset()
  expect(state().story.events).toEqual(story.events)
  expect(state().player.position).toBe(0)
  expect(state().answers).toEqual([])
  expect(state().taken).toBe(false)
})

test('a link opens the same bytes at the same step', async () => {
  await lab.setSwitches({ responseMode: 'form_post' })
  lab.seek(9)
  const { story, answers } = state()
  const fragment = await lab.permalink()
  const other = createLab(SLUG, () => import('../../simulator/doors/index'))
  await other.start()
  await other.openLink(fragment)
  expect(other.store.getState().story.events).toEqual(story.events)
  expect(other.store.getState().answers).toEqual(answers)
  expect(other.store.getState().player.position).toBe(9)
})

test('a damaged link says so and leaves a fresh lab', async () => {
  await lab.openLink('1nonsense')
  expect(state().problem).toMatch(/damaged/)
  expect(state().player.position).toBe(0)
})

test('a text moves a lab that nobody has taken in hand, and no other', async () => {
  await lab.scene({ chapter: 'code' })
  runOut()
  expect(at()?.chapter).toBe('code')
  expect(state().browserOpen).toBe(false)
  lab.back()
  const { position } = state().player
  await lab.scene({ chapter: 'open' })
  expect(state().player.position).toBe(position)
})

test('what a text had filled in is asked again once the reader plays', async () => {
  await lab.scene({ chapter: 'desk' })
  runOut()
  expect(state().player.length).toBe(state().story.steps.length)
  lab.play()
  runOut()
  expect(state().player.position).toBeLessThan(state().story.steps.length)
  expect(lab.fillIn()?.prompt).toBe('username')
})

test('an engine that cannot be loaded is a message, and the next try may succeed', async () => {
  let broken = true
  const other = createLab(SLUG, () =>
    broken ? Promise.reject(new Error('no network')) : import('../../simulator/doors/index'),
  )
  await other.start()
  expect(other.store.getState()).toMatchObject({ status: 'failed', problem: 'no network' })
  broken = false
  await other.start()
  expect(other.store.getState().status).toBe('ready')
})
