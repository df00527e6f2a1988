import { expect, it } from 'vitest'
import { attack } from '../stolen-code/attack'
import { flow } from '../stolen-code/flow'
import { search } from './search'

it.each(attack.claims.map((claim) => [claim.says, claim] as const))(
  '%s Every run of four moves, and not one for those that stand alike, says the same.',
  async (_, { having }) => {
    const [merged, every] = [
      await search(flow, attack, having, { depth: 4 }),
      await search(flow, attack, having, { depth: 4, everyRun: true }),
    ]
    expect(every.found).toEqual(merged.found)
    expect(every.moves).toBeGreaterThan(merged.moves)
    expect(every.positions).toBe(merged.positions)
  },
  300_000,
)
