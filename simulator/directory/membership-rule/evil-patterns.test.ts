import { describe, expect, it, test } from 'vitest'
import { readRule } from './rule'

const LONG = 1000
const CONTEXT = { now: null, isMemberOf: () => false }

function asked(pattern: string, displayName: string): boolean {
  const rule = readRule(`user.displayName -match "${pattern}"`)
  if (!rule.valid) throw new Error(rule.error.message)
  expect(rule.unevaluated).toEqual([])
  return rule.matches({ id: 'ada', displayName }, CONTEXT)
}

/**
 * Expressions that a matcher with backtracking does not come back from, or takes minutes for, each with the text that it fails on.
 * https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
 */
describe('an expression that would run for ever comes back with the right answer', () => {
  test.each<[pattern: string, text: string]>([
    ['^(a+)+$', `${'a'.repeat(LONG)}!`],
    ['^(a*)*$', `${'a'.repeat(LONG)}!`],
    ['^(a+)*$', `${'a'.repeat(LONG)}!`],
    ['^((a+)+)+$', `${'a'.repeat(LONG)}!`],
    ['^(a|a)+$', `${'a'.repeat(LONG)}!`],
    ['^(a|aa)+$', `${'a'.repeat(LONG)}!`],
    ['^(a|a?)+$', `${'a'.repeat(LONG)}!`],
    ['^(.|a)+!b$', `${'a'.repeat(LONG)}!`],
    ['^(.*a){15}$', `${'a'.repeat(LONG)}!`],
    ['^(a?){50}a{50}$', 'a'.repeat(49)],
    ['(x+x+)+y', 'x'.repeat(LONG)],
    ['(x+)+y', 'x'.repeat(LONG)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', `${'a'.repeat(LONG)}!`],
    ['^(\\w+\\s?)*$', `${'word '.repeat(200)}!`],
    ['^(\\d+)+x$', '1'.repeat(LONG)],
    // https://stackstatus.tumblr.com/post/147710624694/outage-postmortem-july-20-2016
    ['\\s+$', `${' '.repeat(LONG)}a`],
    // https://blog.cloudflare.com/details-of-the-cloudflare-outage-on-july-2-2019/
    ['.*.*=.*', 'x'.repeat(LONG)],
    ['(?:.*)*(?:.*=.*)', 'x'.repeat(LONG)],
    ['^(.*?,){11}P', '1,'.repeat(500)],
    ['^([a-zA-Z0-9])(([-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}([a-z]{2,3})$', `${'a'.repeat(LONG)}!`],
    ['^[\\w.]+([-+.]\\w+)*@(\\w+\\.)+x$', `a@${'a.'.repeat(400)}!`],
    ['(\\p{L}+)+!', 'é'.repeat(LONG)],
    ['^((ab)*)+$', `${'ab'.repeat(500)}c`],
    ['^(?:a|b|ab)*c$', 'ab'.repeat(500)],
    ['^(()|a)+$', `${'a'.repeat(LONG)}!`],
    ['^((a{1,20}){1,20})$', `${'a'.repeat(LONG)}!`],
  ])('%s', (pattern, text) => {
    expect(asked(pattern, text)).toBe(false)
    expect(asked(`${pattern}|!$|y?`, text)).toBe(true)
  })

  it('for a thousand people as for one', () => {
    const rule = readRule('user.displayName -match "^(a+)+$" -or user.displayName -match "(x+x+)+y"')
    if (!rule.valid) throw new Error(rule.error.message)
    for (let at = 0; at < 1000; at++) {
      expect(rule.matches({ id: `${at}`, displayName: `${'a'.repeat(100 + (at % 100))}!` }, CONTEXT)).toBe(
        false,
      )
    }
  })

  it.each([
    ['looking ahead', '^(?=(a+)+b)a*$'],
    ['looking back', '(?<=(a+)+)b'],
    ['a reference back', '^(a+)+\\1$'],
    ['an atomic group', '^(?>(a+)+)$'],
    ['more states than are kept', '((a{99}){99}){99}'],
  ])('%s cannot be bounded: it is named, and matches nothing', (_what, pattern) => {
    const rule = readRule(`user.displayName -match "${pattern}"`)
    expect(rule).toMatchObject({ valid: true, unevaluated: [pattern] })
    expect(rule.warnings).toEqual([expect.stringContaining('is not evaluated here: nothing matches it.')])
    if (rule.valid) expect(rule.matches({ id: 'ada', displayName: 'a'.repeat(LONG) }, CONTEXT)).toBe(false)
  })
})
