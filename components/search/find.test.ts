import { describe, expect, it } from 'vitest'
import { createFinder, type Entry } from './find'

const entry = (title: string, says: string, also = ''): Entry => ({
  kind: 'Parameter',
  title,
  says,
  also,
  href: `/reference#${title}`,
})
const SYLLABLES = ['ac', 'to', 'ken', 'cli', 'ent', 'sco', 'pe', 'co', 'de', 'is', 'su', 'er']
/** As many as the site has, of words that are made up. */
const others = Array.from({ length: 1_200 }, (_, index) => {
  const word = (by: number) => [1, 5, 7].map((each) => SYLLABLES[(index * each + by) % 12]).join('')
  return entry(`${word(index)}_${index}`, `${word(3)} ${word(4)} ${word(index % 7)}`)
})
const find = createFinder([
  ...others,
  entry('aud', 'Whom a token is for', 'audience'),
  entry('code_challenge_method', 'How code_challenge was made'),
  entry('code_verifier', 'What only the client knows'),
  entry('AADSTS50126', 'A wrong user name or password', '50126'),
])
const first = (query: string) => find(query)[0]?.title

describe('the search', () => {
  it.each([
    ['a claim by its name', 'aud', 'aud'],
    ['a parameter by its beginning', 'code_challenge_m', 'code_challenge_method'],
    ['a word with a letter wrong', 'verifer', 'code_verifier'],
    ['a code by its number', '50126', 'AADSTS50126'],
  ])('finds %s: %s', (_, query, title) => {
    expect(first(query)).toContain(title)
  })

  it.each([
    ['one word of 100,000 letters', 'a'.repeat(100_000)],
    ['a token', 'eyJhbGciOiJSUzI1NiJ9'.repeat(2_000)],
    ['many words', 'client token access '.repeat(5_000)],
    ['as many as fit', 'clie toke acce iden '.repeat(10)],
    ['many different words', Array.from({ length: 9_000 }, (_, each) => `wo${each}rd`).join(' ')],
    ['spaces', ' '.repeat(100_000)],
  ])('is done with %s before it is noticed', (_, query) => {
    const started = performance.now()
    find(query)
    expect(performance.now() - started).toBeLessThan(200)
  })
})
