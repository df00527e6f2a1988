import MiniSearch from 'minisearch'

/** One thing that can be found; `kind` is what to call it, `href` a path of this site. */
export interface Entry {
  readonly kind: string
  readonly title: string
  readonly says: string
  readonly href: string
  readonly also?: string
}

/** What is typed is looked for up to here: the work grows with its length, and nobody looks for a page of text. */
export const LONGEST_QUERY = 200
const MOST_WORDS = 16
const MOST = 12
/** A word of so many letters is looked for as it might have been meant, too; a longer one was copied from somewhere. */
const [LONG_ENOUGH, TOO_LONG] = [4, 24]

const wordsIn = MiniSearch.getDefault('tokenize') as (text: string) => string[]

/** The search over `entries`. It looks for each word, also by its beginning; a name that is typed whole comes first. */
export function createFinder(entries: readonly Entry[]): (query: string) => readonly Entry[] {
  const index = new MiniSearch<Entry & { readonly id: number }>({
    fields: ['title', 'also', 'says'],
    searchOptions: {
      tokenize: (query) => wordsIn(query).slice(0, MOST_WORDS),
      boost: { title: 6, also: 4 },
      prefix: true,
      fuzzy: ({ length }) => (length >= LONG_ENOUGH && length <= TOO_LONG ? 0.2 : false),
      combineWith: 'AND',
    },
  })
  index.addAll(entries.map((entry, id) => ({ ...entry, id })))
  return (query) => {
    const looked = query.slice(0, LONGEST_QUERY)
    const wanted = plain(looked)
    if (wanted === '') return []
    const hits = index.search(looked).flatMap(({ id }) => entries[id] ?? [])
    return hits.toSorted((one, other) => rank(one, wanted) - rank(other, wanted)).slice(0, MOST)
  }
}

/** 0 for an entry that is called what was typed, 1 for one that has it as another name, 2 for the rest. */
function rank({ title, also = '' }: Entry, wanted: string): number {
  if (plain(title) === wanted) return 0
  return also.split(', ').some((name) => plain(name) === wanted) ? 1 : 2
}

const plain = (text: string): string => text.trim().toLowerCase()
