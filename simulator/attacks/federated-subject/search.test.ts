import { describe, expect, it } from 'vitest'
import { search, USUAL_DEPTH } from '../search/search'
import { attack } from './attack'
import { flow } from './flow'

/** Moves in a row after which no position is left. */
const DEPTH = 5

describe.each(attack.claims.map((claim) => [claim.says, claim] as const))('%s', (_, { having, lacking }) => {
  it('with it, nobody wins, and no position is left to go on from', async () => {
    const { found, exhausted } = await search(flow, attack, having, { depth: DEPTH })
    expect(found).toBeUndefined()
    expect(exhausted).toBe(true)
  })

  it('every run of two moves, and not one for those that stand alike, says the same', async () => {
    const every = await search(flow, attack, having, { depth: 2, everyRun: true })
    expect(every.found).toBeUndefined()
    expect(every.positions).toBe((await search(flow, attack, having, { depth: 2 })).positions)
  })

  it('without it, a row wins that no shorter one does', async () => {
    const { found, depth } = await search(flow, attack, lacking, { depth: USUAL_DEPTH })
    expect(found?.moves).toHaveLength(depth)
    expect((await search(flow, attack, lacking, { depth: depth - 1 })).found).toBeUndefined()
  })
})

it('finds that an environment without a rule is trust in whoever names it', async () => {
  const { found } = await search(flow, attack, { trust: 'environment' }, { depth: USUAL_DEPTH })
  expect(found?.moves).toEqual(['pull-request', 'read'])
})

it('finds the name that was given up, whatever rules there are for the one that is kept', async () => {
  const having = { trust: 'main', main: 'protected', organization: 'renamed' }
  const { found } = await search(flow, attack, having, { depth: USUAL_DEPTH })
  expect(found?.moves).toEqual(['take-name', 'old-name', 'read'])
})
