import { beforeEach, describe, expect, it } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { encodePermalink } from '../../simulator/doors/links'
import type { Intervention, PermalinkState } from './engine'
import { createLab, type LabControl } from './lab-store'

const SLUG = 'authorization-code-pkce'
const WAIT: Intervention = { when: { at: 'start' }, do: 'wait', seconds: 60 }
const DAY: Intervention = { when: { at: 'start' }, do: 'wait', seconds: 86_400 }
const entry = findFlow(SLUG)
const flow = await entry?.flow()
const narration = await entry?.narration()
if (!flow || !narration) throw new Error('There is no such flow.')

const linkOf = (more: Partial<PermalinkState>) =>
  encodePermalink({
    flow: SLUG,
    revision: flow.revision,
    seed: 1,
    switches: {},
    interventions: [],
    answers: [],
    step: 0,
    ...more,
  })
let lab: LabControl
const inputs = () => {
  const { interventions, names, tenant, seed } = lab.store.getState()
  return { interventions, names, tenant, seed }
}
const OF_AUTHOR = { interventions: [WAIT], names: undefined, tenant: undefined, seed: 1 }

/** A locked embed whose author let a minute pass. */
beforeEach(async () => {
  lab = createLab(narration, () => import('../../simulator/doors/index'))
  await lab.start()
  const own = await linkOf({ interventions: [WAIT] })
  lab.update({ locked: own })
  await lab.openLink(own)
})

describe('a locked run', () => {
  it('begins as its author wants it', () => {
    expect(inputs()).toEqual(OF_AUTHOR)
    expect(lab.store.getState().problem).toBeUndefined()
  })

  it.each<[what: string, act: () => Promise<unknown>]>([
    ['a change of the directory, of a message, of the time', () => lab.change([WAIT, DAY])],
    ['taking everything back', () => lab.change([])],
    ['starting over', () => lab.reset()],
    ['a link with changes', async () => lab.openLink(await linkOf({ interventions: [DAY] }))],
    ['a link with names', async () => lab.openLink(await linkOf({ names: { company: 'X', people: {} } }))],
    ['a link to another tenant', async () => lab.openLink(await linkOf({ tenant: 'empty' }))],
    ['a link with another seed', async () => lab.openLink(await linkOf({ seed: 2 }))],
  ])('stays as it is by %s', async (_, act) => {
    await act()
    expect(inputs()).toEqual(OF_AUTHOR)
  })

  it.each<[what: string, more: Partial<PermalinkState>]>([
    ['with changes', { interventions: [DAY] }],
    [
      'in which somebody takes a year to answer',
      {
        answers: [
          { prompt: 'username', value: { username: 'ada@contoso.example' }, afterSeconds: 31_536_000 },
        ],
      },
    ],
  ])('says why a link %s is not opened', async (_, more) => {
    await lab.openLink(await linkOf(more))
    expect(lab.store.getState().problem).toMatch(/^This run is locked by its author/)
  })

  it('keeps the tenant and the names of its author under a link that sets a switch', async () => {
    const own = await linkOf({ tenant: 'empty', interventions: [WAIT] })
    lab.update({ locked: own })
    await lab.openLink(own)
    await lab.openLink(await linkOf({ switches: { prompt: 'login' } }))
    expect(inputs()).toEqual({ ...OF_AUTHOR, tenant: 'empty' })
    expect(lab.store.getState()).toMatchObject({ switches: { prompt: 'login' }, problem: undefined })
  })

  it('takes switches, from the reader and from a link', async () => {
    await lab.setSwitches({ scope: 'sign-in-only' })
    expect(lab.store.getState().switches).toEqual({ scope: 'sign-in-only' })
    expect(inputs()).toEqual(OF_AUTHOR)
    await lab.openLink(await linkOf({ switches: { prompt: 'login' } }))
    expect(lab.store.getState()).toMatchObject({ switches: { prompt: 'login' }, problem: undefined })
    expect(inputs()).toEqual(OF_AUTHOR)
  })
})
