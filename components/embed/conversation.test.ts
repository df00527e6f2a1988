import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { createLab, type LabControl } from '../lab/lab-store'
import { converse } from './conversation'
import { createPartner } from './partner'

const narration = await findFlow('authorization-code-pkce')?.narration()
if (!narration) throw new Error('There is no such flow.')

const ORIGIN = 'https://blog.example'
const LAST = 'Nothing here can be set to last=done.'
let lab: LabControl
let told: Record<string, unknown>[]
let hear: (message: object) => void
let ask: (...messages: readonly object[]) => Promise<void>
let lives: (lab: LabControl) => void

beforeEach(async () => {
  lab = createLab(narration, () => import('../../simulator/doors/index'))
  await lab.start()
  told = []
  const around = { postMessage: (message: Record<string, unknown>) => void told.push(message) }
  const source = around as unknown as Window
  vi.stubGlobal('window', {
    addEventListener: (_: string, listener: (event: object) => void) => {
      hear = (message) => listener({ source, origin: ORIGIN, data: { tenantLab: 1, ...message } })
    },
  })
  const lost = (): Promise<LabControl> => Promise.reject(new Error('no network'))
  let wake = lost
  lives = (each) => {
    wake = async () => each
    talk(each)
  }
  const talk = converse({
    flow: 'authorization-code-pkce',
    title: '',
    partner: createPartner(source),
    wake: () => wake(),
    setTheme: () => {},
  })
  ask = async (...messages) => {
    // One thing is done after the other: when the last of them is refused, all are done.
    for (const message of [...messages, { type: 'set', switches: { last: 'done' } }]) hear(message)
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ type: 'refused', says: LAST }), 5_000)
    told.pop()
  }
})
afterEach(() => vi.unstubAllGlobals())

const steps = () => told.flatMap(({ type, step }) => (type === 'step' ? [step] : []))

describe('what an embed tells the page that asks', () => {
  it.each<[asked: string, messages: readonly object[], told: readonly number[]]>([
    ['where the run is, once it says hello', [{ type: 'hello' }], [0]],
    ['and again, each time', [{ type: 'hello' }, { type: 'hello' }], [0, 0]],
    ['a step that it goes to', [{ type: 'hello' }, { type: 'step', step: 5 }], [0, 5]],
    [
      'of a run that begins anew its beginning, and nothing of the one that is left',
      [{ type: 'hello' }, { type: 'step', step: 5 }, { type: 'load' }],
      [0, 5, 0],
    ],
    ['no step where there is none', [{ type: 'hello' }, { type: 'step', step: 1e9 }], [0]],
  ])('%s', async (_, messages, expected) => {
    lives(lab)
    await ask(...messages)
    expect(steps()).toEqual(expected)
  })

  it('how many steps there are, to who asks for one past the last', async () => {
    lives(lab)
    await ask({ type: 'step', step: 1e9 })
    const { length } = lab.store.getState().story.steps
    expect(told.at(-1)).toMatchObject({ type: 'refused', says: `This run has ${length} steps.` })
  })

  it('that the lab could not be loaded, and what it is asked next it does', async () => {
    hear({ type: 'step', step: 5 })
    const says = 'The lab could not be loaded: try again.'
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ type: 'refused', says }))
    lives(lab)
    await ask({ type: 'step', step: 5 })
    expect(steps()).toContain(5)
  })
})
