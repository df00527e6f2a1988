/** One thing that real material says, held against the lab. Without `problem` it holds. */
export interface Finding {
  readonly item: string
  readonly problem?: string
  /** Why it cannot hold here although the lab is right, and where that is written. */
  readonly exception?: string
  /** Its row in the table of the corpus, which is printed instead of the exceptions. */
  readonly row?: readonly string[]
}

/** Reads a JSON file of the data folder. @throws Error when it is missing or no JSON */
export type ReadData = (path: string) => Promise<unknown>

/** A body of material that nobody here wrote. */
export interface Corpus {
  /** Its folder, for people to find it. */
  readonly name: string
  /** What is in the folder and not compared, and why. */
  readonly leftOut?: string
  /** Of a table with a row for every item, for people who want to see what holds as well. */
  readonly columns?: readonly string[]
  /** @param folder the data folder, for what is no JSON in UTF-8 */
  examine(read: ReadData, folder?: string): Promise<readonly Finding[]>
}

/** `item` holds when `actual` is `expected`. */
export function same(item: string, actual: unknown, expected: unknown): Finding {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
  return is === should ? { item } : { item, problem: `is ${is}, should be ${should}` }
}

/** `item` holds when `actual` is true. */
export function holds(item: string, actual: boolean, problem: string): Finding {
  return actual ? { item } : { item, problem }
}

/** Whether `attempt` is refused, by an exception. */
export function refuses(attempt: () => unknown): Promise<boolean> {
  return Promise.resolve()
    .then(attempt)
    .then(
      () => false,
      () => true,
    )
}
