import { describe, expect, it } from 'vitest'
import { cellsOf } from '../../simulator/attacks/mitigation'
import { attack } from '../../simulator/attacks/stolen-code/attack'
import { flow } from '../../simulator/attacks/stolen-code/flow'
import { tryCell } from '../../simulator/attacks/try-cell'
import { execute } from '../../simulator/cli/commands'
import type { Progress } from '../../simulator/doors/attacks'
import { decodePermalink } from '../../simulator/run/permalink'
import { run } from '../../simulator/run/run'
import { work } from './work'

const slug = 'stolen-code'

async function played(link: string) {
  const [path, fragment = ''] = link.split('#')
  expect(path).toBe(`/lab/${slug}`)
  const decoded = await decodePermalink(fragment)
  if (!decoded.ok) throw new Error(decoded.says)
  return decoded.state
}

describe('a cell of the page', () => {
  it.each(cellsOf(attack.table).map((cell) => [cell.mitigation, cell.way, cell] as const))(
    '%s against %s comes to what the cell comes to, and its link has the same inputs',
    async (mitigation, way, cell) => {
      const { won, outcome, held, by, link } = await work({ kind: 'cell', slug, way, mitigation })
      const tried = await tryCell(flow, attack, cell)
      expect({ won, outcome }).toEqual({ won: tried.won, outcome: tried.outcome })
      expect(held).toEqual(tried.held.map(({ value: _value, ...each }) => each))
      const refuser = outcome.result === 'refused' ? outcome.by : undefined
      expect(by).toBe(flow.parties.find(({ id }) => id === refuser)?.name)
      const { seed, switches, interventions } = await played(link)
      expect({ seed, switches, interventions }).toEqual({ ...cell.input, interventions: [] })
    },
  )

  it('says nothing of the values of tokens', async () => {
    const done = await work({ kind: 'cell', slug, way: 'other-app', mitigation: 'nothing' })
    expect(done.held.map(({ kind }) => kind)).toContain('access-token')
    expect(JSON.stringify(done)).not.toMatch(/eyJ/)
  })
})

describe('a search of the page', () => {
  it.each(attack.claims.map(({ id }) => id))('%s comes to what the terminal says', async (claim) => {
    const args = ['attacks', slug, '--search', claim, '--depth', '3', '--format', 'json']
    const [examined] = JSON.parse((await execute(args)).output)
    for (const side of ['lacking', 'having'] as const) {
      const { link, ...searched } = await work({ kind: 'search', slug, claim, side, depth: 3 })
      expect(JSON.parse(JSON.stringify(searched))).toEqual(examined[side])
      expect(link).toBe(side === 'lacking' ? examined.link : undefined)
    }
  })

  it('finds a run that wins when its link is played', async () => {
    const { link = '' } = await work({ kind: 'search', slug, claim: 'nonce', side: 'lacking', depth: 3 })
    const { events } = await run(flow, await played(link))
    expect(attack.wins(events).map(({ brief }) => brief)).toEqual(['Mallory is signed in as Ada Nilsen'])
  })

  it('tells after each move how much of its layer is done', async () => {
    const told: Progress[] = []
    const task = { kind: 'search', slug, claim: 'pkce', side: 'having', depth: 2 } as const
    const { moves, runs } = await work(task, (so) => told.push(so))
    expect(told.map((so) => so.moves)).toEqual(Array.from({ length: moves }, (_, at) => at + 1))
    expect(told.at(-1)).toMatchObject({ depth: 2, runs })
    for (const depth of [1, 2]) {
      const layer = told.filter((so) => so.depth === depth)
      expect(layer.map(({ done }) => done)).toEqual(layer.map((_, at) => at + 1))
      expect(layer.at(-1)?.of).toBe(layer.length)
    }
  })
})

it.each([
  [{ kind: 'cell', slug: 'stolen', way: 'log', mitigation: 'pkce' }, /no attack "stolen"/],
  [{ kind: 'cell', slug, way: 'log', mitigation: 'mfa' }, /no cell mfa against log/],
  [{ kind: 'search', slug, claim: 'mfa', side: 'having', depth: 3 }, /no claim "mfa"/],
] as const)('%j is refused in a sentence', async (task, says) => {
  await expect(work(task)).rejects.toThrow(says)
})
