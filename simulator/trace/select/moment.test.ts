import { describe, expect, it } from 'vitest'
import { momentInWords, secondsInWords, spanInWords } from './moment'

const now = Date.parse('2026-03-02T09:00:00Z') / 1000

describe('a number of seconds in words', () => {
  it.each([
    [now, 'today, 09:00:00'],
    [now + 3900, 'today, 10:05:00'],
    [now + 86_400, 'tomorrow, 09:00:00'],
    [now - 36_000, 'yesterday, 23:00:00'],
    [now + 90 * 86_400, '2026-05-31, 09:00:00'],
    [1e20, 'no moment'],
  ])('the moment %s is %s', (at, words) => {
    expect(momentInWords(at, now)).toBe(words)
  })

  it.each([
    [0, '0 s'],
    [45, '45 s'],
    [900, '15 min'],
    [3900, '1 h 5 min'],
    [4517, '1 h 15 min'],
    [86_400 * 90, '90 d'],
  ])('%s seconds are %s', (seconds, words) => {
    expect(spanInWords(seconds)).toBe(words)
  })

  it.each<[string, string, number | undefined, string | undefined]>([
    ['exp', String(now + 3900), now, 'today, 10:05:00, 1 h 5 min after it was made'],
    ['nbf', String(now), now, 'today, 09:00:00'],
    ['iat', String(now), now, 'today, 09:00:00'],
    ['auth_time', String(now - 60), now, 'today, 08:59:00, 1 min before it was made'],
    ['exp', String(now), undefined, 'today, 09:00:00'],
    ['expires_in', '3900', undefined, '1 h 5 min'],
    ['interval', '5', undefined, '5 s'],
    ['exp', 'soon', now, undefined],
    ['ver', '2.0', now, undefined],
    ['code', '123456', now, undefined],
  ])('%s %s, of a token made at %s: %s', (name, value, issued, words) => {
    expect(secondsInWords(name, value, now, issued)).toBe(words)
  })
})
