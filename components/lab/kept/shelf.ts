import {
  type Intervention,
  isIntervention,
  isWithin,
  MOST_KEPT,
  type PermalinkState,
  readState,
  writeState,
} from '../../../simulator/doors/kept'

/** Where the changes of a run stand in its packed form. */
const CHANGES = 6

/** A change as a text, made once; undefined for one that could not be read again. */
const texts = new WeakMap<Intervention, string | undefined>()

/**
 * Runs, and the changes in them, each once: the runs of a history have nearly all of their changes in common.
 * @param room characters, for the things and for what says where they stand
 */
export function createShelf(room: number) {
  const changes = createList()
  const runs = createList()
  let left = room

  /**
   * Puts a run there, and gives what is to be said of it, given its number; undefined, and nothing is there, where it does not fit or could not
   * be read again.
   */
  function put<T>(run: PermalinkState, say: (at: number) => T): T | undefined {
    const [before, changesBefore, runsBefore] = [left, changes.all.length, runs.all.length]
    const at = isWithin(run, MOST_KEPT) ? placeOf(run) : undefined
    const said = at === undefined ? undefined : say(at)
    left -= JSON.stringify(said ?? null).length + ROW
    if (said !== undefined && left >= 0) return said
    left = before
    changes.cut(changesBefore)
    runs.cut(runsBefore)
    return undefined
  }

  function placeOf(run: PermalinkState): number | undefined {
    const numbers: number[] = []
    for (const change of run.interventions) {
      const text = textOf(change)
      if (text === undefined) return undefined
      numbers.push(add(changes, text))
    }
    const packed = [...writeState(run)]
    if (packed.length > CHANGES) packed[CHANGES] = numbers
    const text = JSON.stringify(packed)
    const isNew = !runs.has(text)
    if (isNew && !readState(writeState({ ...run, interventions: [] }), undefined, MOST_KEPT)) return undefined
    return add(runs, text)
  }

  function add(list: ReturnType<typeof createList>, text: string): number {
    if (!list.has(text)) left -= text.length + 1
    return list.add(text)
  }

  return {
    put,
    /** Both lists, as members of a JSON object. */
    text: () => `"changes":[${changes.all.join()}],"runs":[${runs.all.join()}]`,
  }
}

/** For the brackets and commas of a row, and of the list that it gets. */
const ROW = 6

function textOf(change: Intervention): string | undefined {
  if (!texts.has(change)) texts.set(change, isIntervention(change) ? JSON.stringify(change) : undefined)
  return texts.get(change)
}

function createList() {
  const all: string[] = []
  const numbers = new Map<string, number>()
  return {
    has: (text: string) => numbers.has(text),
    all,
    add(text: string): number {
      const at = numbers.get(text) ?? all.push(text) - 1
      numbers.set(text, at)
      return at
    },
    cut(length: number): void {
      for (const text of all.splice(length)) numbers.delete(text)
    },
  }
}

/** The packed runs of what was written from a shelf, with their changes in them; undefined where there are none. */
export function runsOn({ changes, runs }: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  if (!Array.isArray(changes) || !Array.isArray(runs)) return undefined
  return runs.map((packed: unknown) => {
    if (!Array.isArray(packed) || !Array.isArray(packed[CHANGES])) return packed
    const numbers: unknown[] = packed[CHANGES]
    return packed.with(
      CHANGES,
      numbers.map((at) => (typeof at === 'number' ? changes[at] : undefined)),
    )
  })
}
