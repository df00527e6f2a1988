import { describe, expect, it } from 'vitest'
import { search, USUAL_DEPTH } from '../search/search'
import { attack } from './attack'
import { flow } from './flow'

/** Moves in a row after which no position is left. */
const DEPTH = 6

describe.each(attack.claims.map((claim) => [claim.says, claim] as const))('%s', (_, { having, lacking }) => {
  it('with it, nobody wins, and no position is left to go on from', async () => {
    const { found, exhausted } = await search(flow, attack, having, { depth: DEPTH })
    expect(found).toBeUndefined()
    expect(exhausted).toBe(true)
  })

  it('every run of three moves, and not one for those that stand alike, says the same', async () => {
    const every = await search(flow, attack, having, { depth: 3, everyRun: true })
    expect(every.found).toBeUndefined()
    expect(every.positions).toBe((await search(flow, attack, having, { depth: 3 })).positions)
  })

  it('without it, a row wins that no shorter one does', async () => {
    const { found, depth } = await search(flow, attack, lacking, { depth: USUAL_DEPTH })
    expect(found?.moves).toHaveLength(depth)
    expect((await search(flow, attack, lacking, { depth: depth - 1 })).found).toBeUndefined()
  })
})

it('finds that an application which gives out app roles gives itself the one that it lacks', async () => {
  const { found } = await search(flow, attack, { rights: 'app-roles' }, { depth: USUAL_DEPTH })
  expect(found?.moves).toEqual(['secret', 'token-graph', 'grant', 'token-graph', 'role'])
})

it('finds the credential that a policy against secrets says nothing of', async () => {
  const { found } = await search(
    flow,
    attack,
    { policy: 'no-secrets', way: 'federated' },
    { depth: USUAL_DEPTH },
  )
  expect(found?.moves[0]).toBe('trust')
})

it('finds the other object, where an owner has lost the one', async () => {
  const { found } = await search(flow, attack, { owner: 'service-principal' }, { depth: USUAL_DEPTH })
  expect(found?.moves[0]).toBe('principal-secret')
})
