import MiniSearch from 'minisearch'
import type { AskedFlow } from './asked'
import { type End, type EndId, ends } from './ends'
import { LONGEST_QUESTION } from './limits'
import { type Rejected, rejected } from './rejected'
import { type Unraised, unraised } from './unraised'

/** What a question leads to: a flow, something that is not built here yet, something that should not be used, or a code that no flow raises. */
export type Found =
  | { readonly kind: 'flow'; readonly flow: AskedFlow }
  | { readonly kind: 'not-built'; readonly end: End }
  | { readonly kind: 'rejected'; readonly rejected: Rejected }
  | { readonly kind: 'unraised'; readonly unraised: Unraised }

const MOST_WORDS = 32
/** What has less than this part of the best one's score was found by a word in passing. */
const WORTH = 0.4
const MOST = 6

/** Words that every question has. What one says of "can" or "my" finds nothing. */
const EMPTY = new Set(
  (
    'a an and any are as at be been but by can cannot could did do does doing for from get gets getting give had has have having how i if in ' +
    'into is isn it its let like make me my need needs no not of on one or our ours out should so some that the their them then there they ' +
    'this to us use uses using want wants was we what when where which who whom whose why will with without work would you your t s'
  ).split(' '),
)

const wordsIn = MiniSearch.getDefault('tokenize') as (text: string) => string[]

/** A word as it is compared: in lower case, without an ending that says how many or when. */
function stem(word: string): string | null {
  const small = word.toLowerCase().replaceAll(/['’]/g, '')
  if (small === '' || EMPTY.has(small)) return null
  if (small.length < 5) return small
  return small.replace(/(ing|ed|es|s)$/, '')
}

interface Row {
  readonly id: number
  readonly found: Found
  readonly name: string
  readonly words: string
  readonly says: string
}

/**
 * The search over flows by what somebody asks in their own words: the best first, at most six. Whatever is like the question in
 * any word is looked at; what is much less like it than the best is left out.
 */
export function createFlowFinder(flows: readonly AskedFlow[]): (question: string) => readonly Found[] {
  const rows = rowsOf(flows)
  const index = new MiniSearch<Row>({
    fields: ['name', 'words', 'says'],
    processTerm: stem,
    searchOptions: {
      tokenize: (question) => wordsIn(question).slice(0, MOST_WORDS),
      boost: { name: 2, words: 2 },
      prefix: (term) => term.length > 3,
      // A number with another digit is another number.
      fuzzy: (term) => (term.length > 4 && term.length < 24 && !/\d/.test(term) ? 0.2 : false),
      weights: { prefix: 0.4, fuzzy: 0.3 },
      combineWith: 'OR',
    },
  })
  index.addAll(rows)
  return (question) => {
    const hits = index.search(question.slice(0, LONGEST_QUESTION))
    const least = (hits[0]?.score ?? 0) * WORTH
    return hits
      .filter(({ score }) => score >= least)
      .slice(0, MOST)
      .flatMap(({ id }) => rows[id]?.found ?? [])
  }
}

function rowsOf(flows: readonly AskedFlow[]): readonly Row[] {
  const unbuilt = (Object.entries(ends) as [EndId, End][]).filter(
    ([id]) => !flows.some(({ asked }) => asked.answers[id] !== undefined),
  )
  return [
    ...flows.map((flow) => ({
      found: { kind: 'flow', flow } as const,
      name: `${flow.title} ${flow.slug}`,
      words: [flow.question, ...flow.asked.words, ...flow.codes.map((code) => `AADSTS${code} ${code}`)].join(
        '. ',
      ),
      says: flow.asked.endsIn,
    })),
    ...unbuilt.map(([, end]) => ({
      found: { kind: 'not-built', end } as const,
      name: end.name,
      words: '',
      says: end.says,
    })),
    ...Object.values(rejected).map((each) => ({
      found: { kind: 'rejected', rejected: each } as const,
      name: each.title,
      words: each.words.join('. '),
      says: '',
    })),
    ...unraised.map((each) => ({
      found: { kind: 'unraised', unraised: each } as const,
      name: `AADSTS${each.code} ${each.code}`,
      words: '',
      says: '',
    })),
  ].map((row, id) => ({ id, ...row }))
}
