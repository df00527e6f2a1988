/** Work in bounded steps: each gives the part that is done, 0 to 1, so that whoever runs it can draw, or stop. */
export type Steps<Result> = Generator<number, Result, undefined>

/** Items between two pauses. */
export const BETWEEN = 500

/** Steps that are a part of others: from `from` to `to` of them. */
export function* within<Result>(from: number, to: number, steps: Steps<Result>): Steps<Result> {
  let step = steps.next()
  for (; !step.done; step = steps.next()) yield from + step.value * (to - from)
  return step.value
}

/** Does something with each item, with pauses. */
export function* eachOf<Item>(list: readonly Item[], work: (item: Item) => void): Steps<void> {
  for (let at = 0; at < list.length; ) {
    for (const end = Math.min(at + BETWEEN, list.length); at < end; at++) work(list[at] as Item)
    yield at / list.length
  }
}

/** What `map` gives, with pauses. */
export function* mapped<Item, Result>(
  list: readonly Item[],
  change: (item: Item) => Result,
): Steps<Result[]> {
  const all: Result[] = []
  yield* eachOf(list, (item) => all.push(change(item)))
  return all
}

/** The result of all steps at once. */
export function atOnce<Result>(steps: Generator<unknown, Result, undefined>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
