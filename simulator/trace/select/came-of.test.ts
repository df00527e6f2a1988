import { describe, expect, it } from 'vitest'
import { findFlow } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import type { Deed, Intervention } from '../../run/intervention'
import { cameOf, sameEnd } from './came-of'

const flow = await findFlow('authorization-code-pkce')?.flow()
if (!flow) throw new Error('no flow')
const play = async (...deeds: Deed[]) => {
  const when = { message: 1, from: 'browser', to: 'expenses', path: '/callback' }
  const interventions = deeds.map((deed) => ({ when, ...deed }))
  const { result } = await completeRun(flow, { seed: 1, interventions })
  return { came: cameOf(result.events), outcome: result.status === 'ended' ? result.outcome : undefined }
}
const plain = await play()

describe('what came of what was done to a message', () => {
  it('is nothing where nothing was done', () => {
    expect(plain.came).toBeUndefined()
  })

  it('is the first check that failed afterwards, and whose it was', async () => {
    const { came, outcome } = await play({ do: 'edit', edits: [{ in: 'query', name: 'state', set: 'x' }] })
    expect(came?.noticed).toMatchObject({ actor: 'expenses', check: 'state-matches' })
    expect(sameEnd(plain.outcome, outcome)).toBe(false)
  })

  it('is that there was no answer', async () => {
    expect((await play({ do: 'drop' })).came?.lost).toMatchObject({ type: 'no-answer' })
  })

  it('is not what the story does by itself: the attack breaks a connection, and its reader has changed another message', async () => {
    const attack = await findFlow('stolen-code')?.flow()
    if (!attack) throw new Error('no flow')
    const played = async (...interventions: Intervention[]) =>
      cameOf((await completeRun(attack, { seed: 1, interventions })).result.events)
    expect(await played()).toBeUndefined()
    const when = { message: 1, from: 'expenses', to: 'identity-provider', path: '/token' }
    const edits = [{ in: 'form', name: 'code', set: '0.made-up' }] as const
    expect((await played({ when, do: 'edit', edits }))?.noticed).toMatchObject({ actor: 'identity-provider' })
  })

  it('is that nobody noticed: the run ends as the untouched one does', async () => {
    const { came, outcome } = await play({ do: 'edit', edits: [{ in: 'header', name: 'X-More', set: '1' }] })
    expect(came).toEqual({})
    expect(sameEnd(plain.outcome, outcome)).toBe(true)
  })

  it('is not known where a run has no end', () => {
    expect(sameEnd(undefined, undefined)).toBe(false)
  })
})
