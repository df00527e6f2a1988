import { describe, expect, it } from 'vitest'
import type { CellDone } from './messages'
import { boundWords, cellSentence, cellWords, havingWords, tableWords } from './words'

const done = (part: Partial<CellDone>): CellDone => ({
  won: [],
  outcome: { result: 'completed', says: 'Everybody is who they are taken for.' },
  held: [],
  link: '/lab/stolen-code#2abc',
  ...part,
})
const refused = { result: 'refused', by: 'identity-provider', error: 'invalid_grant', says: 'No.' } as const
const win = { who: 'thief', brief: 'Mallory is in', says: 'Mallory is in, with a token.' }

describe('what a cell says', () => {
  it.each([
    ['a win, whatever else happened', done({ won: [win], outcome: refused }), true, 'Mallory is in'],
    [
      'a refusal of the client, by its error',
      done({ outcome: refused, by: 'Expenses' }),
      false,
      'stopped by Expenses: invalid_grant',
    ],
    [
      'a refusal with a code, by that',
      done({ outcome: { ...refused, code: 50148 }, by: 'Entra' }),
      false,
      'stopped by Entra: AADSTS50148',
    ],
    ['nothing, where nobody has won and nobody refused', done({}), false, 'nobody wins'],
  ] as const)('%s', (_, cell, wins, says) => {
    expect(cellWords(cell)).toEqual({ wins, says })
  })

  it('in whole sentences: who won what, or who refused and why', () => {
    expect(cellSentence(done({ won: [win], outcome: refused }))).toBe(win.says)
    expect(cellSentence(done({ outcome: refused, by: 'Expenses' }))).toBe('Expenses refuses: No.')
    expect(cellSentence(done({}))).toBe('Everybody is who they are taken for.')
  })
})

const searched = { depth: 5, taught: 3, moves: 91, runs: 104, positions: 17, exhausted: false }

describe('what is said when the runs of a table are over', () => {
  it.each([
    [30, 30, 'The table has been run.'],
    [12, 30, 'Stopped: of 30 runs that were asked for, 12 were made.'],
    [1, 30, 'Stopped: of 30 runs that were asked for, 1 was made.'],
    [0, 1, 'Stopped before anything was run.'],
  ])('%i of %i', (made, asked, says) => {
    expect(tableWords(made, asked)).toBe(says)
  })
})

describe('what a search says', () => {
  it('nobody wins within the bound, and no more than that', () => {
    expect(havingWords(searched)).toBe('Nobody wins within the bound.')
  })

  it('no move was left, where the bound was not needed', () => {
    expect(havingWords({ ...searched, exhausted: true })).toMatch(/no move leads anywhere new/)
  })

  it('a run against the claim, where there is one', () => {
    const found = { input: { seed: 1 }, moves: [], labels: [], says: 'Mallory is in.' }
    expect(havingWords({ ...searched, found })).toBe('Somebody wins all the same: Mallory is in.')
  })

  it('how far it went, in numbers', () => {
    const says = boundWords({ ...searched, moves: 1 }, 'Mallory')
    for (const part of [
      '1 move in 104 runs',
      'at most 5 in a row',
      'at most 3 taught Mallory',
      '17 positions',
    ])
      expect(says).toContain(part)
  })
})
