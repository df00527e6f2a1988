import { describe, expect, it } from 'vitest'
import { decodePermalink, encodePermalink } from '../../run/permalink'
import { run } from '../../run/run'
import { attack } from '../stolen-code/attack'
import { flow } from '../stolen-code/flow'
import { search } from './search'

/** As deep as each has to be looked into: three moves that teach the thief something. */
const DEPTH = 4

describe.each(attack.claims.map((claim) => [claim.says, claim] as const))('%s', (_, { having, lacking }) => {
  it('with it, no row of moves wins, at least three of which teach the thief something', async () => {
    const { found, depth, taught, moves, runs } = await search(flow, attack, having, { depth: DEPTH })
    expect(found).toBeUndefined()
    expect(depth).toBe(DEPTH)
    expect(taught).toBeGreaterThanOrEqual(3)
    expect(runs).toBeGreaterThan(moves)
  })

  it('without it, a row wins that no shorter one does, and it wins again as a link', async () => {
    const { found, depth } = await search(flow, attack, lacking, { depth: DEPTH })
    expect(found?.moves).toHaveLength(depth)
    const shorter = await search(flow, attack, lacking, { depth: depth - 1 })
    expect(shorter.found).toBeUndefined()
    const { seed = 0, switches = {}, answers = [] } = found?.input ?? {}
    const { slug, revision } = flow
    const link = await encodePermalink({
      flow: slug,
      revision,
      seed,
      switches,
      answers,
      interventions: [],
      step: 0,
    })
    const decoded = await decodePermalink(link)
    if (!decoded.ok) throw new Error(decoded.says)
    const { events } = await run(flow, decoded.state)
    expect(attack.wins(events)).not.toEqual([])
  })
})

it('says after each move how far it is', async () => {
  const told: number[] = []
  const { moves } = await search(
    flow,
    attack,
    { way: 'injection' },
    { depth: 2, progress: (so) => told.push(so.moves) },
  )
  expect(told).toEqual(Array.from({ length: moves }, (_, index) => index + 1))
})

it('carries no password in the run that it found', async () => {
  const { found } = await search(flow, attack, { way: 'login-csrf' }, { depth: 3 })
  const { passwords } = flow.sites[0]?.tenant?.secrets ?? { passwords: {} }
  for (const password of Object.values(passwords)) expect(JSON.stringify(found)).not.toContain(password)
})

it('finds the downgrade of PKCE, where a verifier without a challenge is not looked at, and nothing where it is refused', async () => {
  const lenient = { way: 'login-csrf', pkce: 'used', loneVerifier: 'ignored' }
  const { found } = await search(flow, attack, lenient, { depth: DEPTH })
  expect(found?.moves).toEqual(['visit', 'sign-in-bare', 'plant-1'])
  const strict = await search(flow, attack, { ...lenient, loneVerifier: 'refused' }, { depth: DEPTH })
  expect(strict.found).toBeUndefined()
})
