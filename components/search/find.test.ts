import { describe, expect, it } from 'vitest'
import { searchEntries } from '../../content/_build/search'
import { createFinder } from './find'

const find = createFinder(await searchEntries())
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
