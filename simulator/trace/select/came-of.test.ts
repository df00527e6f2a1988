import { describe, expect, it } from 'vitest'
import { findFlow } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import type { Deed } from '../../run/intervention'
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

  it('is that nobody noticed: the run ends as the untouched one does', async () => {
    const { came, outcome } = await play({ do: 'edit', edits: [{ in: 'header', name: 'X-More', set: '1' }] })
    expect(came).toEqual({})
    expect(sameEnd(plain.outcome, outcome)).toBe(true)
  })

  it('is not known where a run has no end', () => {
    expect(sameEnd(undefined, undefined)).toBe(false)
  })
})
