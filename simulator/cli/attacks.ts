import type { Attack, AttackEntry } from '../attacks/attack'
import { attacks } from '../attacks/catalogue'
import type { Claim } from '../attacks/claim'
import { linkTo } from '../attacks/link'
import { cellsOf } from '../attacks/mitigation'
import { type Searched, search, USUAL_DEPTH } from '../attacks/search/search'
import { type Tried, tryCell } from '../attacks/try-cell'
import { SimulationError } from '../core/errors'
import type { Flow } from '../run/flow'
import { readArguments, readFormat } from './arguments'
import type { Command } from './command'

/** How it is called. */
export const ATTACKS_USAGE = 'Usage: lab attacks <slug> [--search CLAIM|all] [--depth N] [--format text|json]'

/** What stops an attack, as runs; or, with `--search`, whether any row of moves contradicts what is claimed. */
export const attacksCommand: Command = async (args) => {
  const options = {
    search: { type: 'string' },
    depth: { type: 'string' },
    format: { type: 'string' },
  } as const
  const { values, positionals } = readArguments(args, options, ATTACKS_USAGE)
  const format = readFormat(values.format)
  const { entry, attack: load } = readAttack(positionals)
  const [flow, attack] = await Promise.all([entry.flow(), load()])
  if (values.search === undefined) {
    if (values.depth !== undefined) throw new SimulationError('--depth is for --search.', ATTACKS_USAGE)
    return { output: await table(flow, attack, format), code: 0 }
  }
  const depth = readDepth(values.depth)
  const examined: Examined[] = []
  for (const claim of readClaims(attack, values.search))
    examined.push(await examine(flow, attack, claim, depth))
  const output =
    format === 'json'
      ? JSON.stringify(examined, null, 2)
      : examined
          .map(told)
          .map((each) => each.join('\n'))
          .join('\n\n')
  return { output, code: examined.every(({ holds }) => holds) ? 0 : 1 }
}

async function table(flow: Flow, attack: Attack, format: 'text' | 'json'): Promise<string> {
  const tried: Tried[] = []
  for (const cell of cellsOf(attack.table)) tried.push(await tryCell(flow, attack, cell))
  if (format === 'json') return JSON.stringify({ ...attack.table, cells: tried }, null, 2)
  return attack.table.ways
    .map(({ id, title }) =>
      [
        title,
        ...attack.table.mitigations.map(
          (each) =>
            `  ${row(
              each,
              tried.find(({ way, mitigation }) => way === id && mitigation === each.id),
            )}`,
        ),
      ].join('\n'),
    )
    .join('\n\n')
}

function row({ title }: { readonly title: string }, tried: Tried | undefined): string {
  const { won = [], outcome } = tried ?? {}
  const stopped = outcome?.result === 'refused' ? `stopped by ${outcome.by}: ${outcome.says}` : 'stopped'
  return `${won.length > 0 ? '✗' : '✓'} ${title}: ${won.length > 0 ? won.map(({ says }) => says).join(' ') : stopped}`
}

interface Examined {
  readonly claim: Claim
  /** Nobody won with the mitigation, and somebody did without. */
  readonly holds: boolean
  readonly having: Searched
  readonly lacking: Searched
  readonly seconds: { readonly having: number; readonly lacking: number }
  /** Of the lab's page, to the winning run without the mitigation. */
  readonly link?: string
}

async function examine(flow: Flow, attack: Attack, claim: Claim, depth: number): Promise<Examined> {
  const timed = async (switches: Claim['having']) => {
    const start = performance.now()
    const searched = await search(flow, attack, switches, { depth })
    return { searched, seconds: Math.round(performance.now() - start) / 1000 }
  }
  const lacking = await timed(claim.lacking)
  const having = await timed(claim.having)
  const { found } = lacking.searched
  return {
    claim,
    holds: found !== undefined && having.searched.found === undefined,
    having: having.searched,
    lacking: lacking.searched,
    seconds: { having: having.seconds, lacking: lacking.seconds },
    ...(found && { link: await linkTo(flow, found.input) }),
  }
}

function told({ claim, holds, having, lacking, seconds, link }: Examined): string[] {
  const tried = ({ depth, taught, moves, runs, positions, exhausted }: Searched, took: number) =>
    `${moves} moves, ${runs} runs, ${positions} positions, ${depth} moves deep (${taught} that teach something)${exhausted ? ', and none is left' : ''}; ${took} s`
  const won = ({ found }: Searched) => (found ? `${found.moves.join(', ')}: ${found.says}` : 'nobody wins.')
  return [
    `${holds ? '✓' : '✗'} ${claim.says}`,
    `  with it: ${won(having)}`,
    `    ${tried(having, seconds.having)}`,
    `  without it: ${won(lacking)}`,
    `    ${tried(lacking, seconds.lacking)}`,
    ...(link ? [`    ${link}`] : []),
  ]
}

function readAttack([slug, extra]: readonly string[]): AttackEntry {
  const slugs = attacks.map(({ entry }) => entry.slug)
  if (slug === undefined)
    throw new SimulationError(`Which attack? There are: ${slugs.join(', ')}.`, ATTACKS_USAGE)
  if (extra !== undefined) throw new SimulationError(`attacks takes one, not also "${extra}".`, ATTACKS_USAGE)
  const found = attacks.find(({ entry }) => entry.slug === slug)
  if (found) return found
  throw new SimulationError(`There is no attack "${slug}".`, `There are: ${slugs.join(', ')}.`)
}

function readClaims({ claims }: Attack, id: string): readonly Claim[] {
  const found = id === 'all' ? claims : claims.filter((each) => each.id === id)
  if (found.length > 0) return found
  throw new SimulationError(
    `There is no claim "${id}".`,
    `There are: ${claims.map((each) => each.id).join(', ')}, all.`,
  )
}

function readDepth(text: string | undefined): number {
  if (text === undefined) return USUAL_DEPTH
  if (/^[1-9]$/.test(text)) return Number(text)
  throw new SimulationError(`"${text}" is no depth.`, 'A depth is a whole number from 1 to 9.')
}
