import type { Progress } from '../../simulator/doors/attacks'
import type { CellDone, ResultOf, SearchDone, Task } from './messages'

type CellTask = Extract<Task, { readonly kind: 'cell' }>
type SearchTask = Extract<Task, { readonly kind: 'search' }>

/** Does what the terminal does: runs a cell of the table, or searches. @throws Error for a name that there is not */
export async function work<T extends Task>(task: T, progress?: (so: Progress) => void): Promise<ResultOf<T>> {
  return (await (task.kind === 'cell' ? runCell(task) : runSearch(task, progress))) as ResultOf<T>
}

/** The engine is loaded when something is asked of it. */
async function load(slug: string) {
  const door = await import('../../simulator/doors/attacks')
  const found = door.attacks.find(({ entry }) => entry.slug === slug)
  if (!found) throw new Error(`There is no attack "${slug}".`)
  const [flow, attack] = await Promise.all([found.entry.flow(), found.attack()])
  return { ...door, flow, attack }
}

async function runCell({ slug, way, mitigation }: CellTask): Promise<CellDone> {
  const { flow, attack, cellsOf, linkTo, tryCell } = await load(slug)
  const cell = cellsOf(attack.table).find((each) => each.way === way && each.mitigation === mitigation)
  if (!cell) throw new Error(`There is no cell ${mitigation} against ${way}.`)
  const { won, outcome, held } = await tryCell(flow, attack, cell)
  const by = outcome.result === 'refused' && flow.parties.find(({ id }) => id === outcome.by)
  return {
    won,
    outcome,
    held: held.map(({ value: _value, ...each }) => each),
    link: await linkTo(flow, cell.input),
    ...(by && { by: by.name }),
  }
}

async function runSearch(
  { slug, claim: id, side, depth }: SearchTask,
  progress?: (so: Progress) => void,
): Promise<SearchDone> {
  const { flow, attack, linkTo, search } = await load(slug)
  const claim = attack.claims.find((each) => each.id === id)
  if (!claim) throw new Error(`There is no claim "${id}".`)
  const searched = await search(flow, attack, claim[side], { depth, ...(progress && { progress }) })
  return { ...searched, ...(searched.found && { link: await linkTo(flow, searched.found.input) }) }
}
