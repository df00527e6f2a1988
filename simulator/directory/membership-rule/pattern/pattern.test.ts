import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { compilePattern } from './pattern'

const SEED = 20261123

function matches(source: string, text: string): boolean {
  const pattern = compilePattern(source)
  if (!('test' in pattern)) throw new Error(JSON.stringify(pattern))
  return pattern.test(text)
}

describe('regular expressions', () => {
  test.each([
    ['^Da.*', 'David', true],
    ['^Da.*', 'aDa', false],
    ['.*vid', 'David', true],
    ['^da', 'DAVID', true],
    ['a|b|', 'zzz', true],
    ['^(?:north|south)-\\d{2,3}$', 'South-123', true],
    ['^(?:north|south)-\\d{2,3}$', 'South-1', false],
    ['^\\w+@contoso\\.com$', 'ada@contoso.com', true],
    ['^\\w+@contoso\\.com$', 'ada@contosoxcom', false],
    ['[^a-c]', 'abc', false],
    ['[A-C]', 'b', true],
    ['[\\d\\-x]', '-', true],
    ['[]a]', ']', true],
    ['\\bada\\b', 'hi ada!', true],
    ['\\bada\\b', 'adam', false],
    ['\\Bm', 'adam', true],
    ['x{2}', 'axx', true],
    ['x{2}', 'ax', false],
    ['a{,2}', 'a{,2}', true],
    ['colou?r', 'COLOR', true],
    ['a.c', 'a\nc', false],
    ['a$', 'a\n', true],
    ['a\\z', 'a\n', false],
    ['\\p{Lu}', 'é', false],
    ['\\u00e9', 'É', true],
    ['(?i)ada', 'ADA', true],
    ['(?<name>a)b', 'ab', true],
    ['a+?b', 'aab', true],
    ['(a*)*b', 'aab', true],
    ['()*', '', true],
    ['^$', '', true],
  ])('/%s/ of %j: %s', (source, text, expected) => {
    expect(matches(source, text)).toBe(expected)
  })

  test.each([
    ['a(', 'not closed'],
    ['a)', 'closes nothing'],
    ['[a', 'not closed'],
    ['*a', 'nothing before'],
    ['a**', 'follows a repetition'],
    ['a{3,2}', 'counts down'],
    ['[b-a]', 'counts down'],
    ['a\\', 'ends in a backslash'],
  ])('/%s/ is none', (source, error) => {
    expect(compilePattern(source)).toEqual({ error: expect.stringContaining(error) })
  })

  test.each([
    ['(?=a)'],
    ['(?!a)'],
    ['(?<=a)'],
    ['(?>a)'],
    ['(a)\\1'],
    ['[a-z-[aeiou]]'],
    ['\\p{IsGreek}'],
    ['(a{99}){99}'],
    ['a{9999}'],
    ['(((a{0}){999}){999}){999}'],
    ['('.repeat(60) + ')'.repeat(60)],
  ])('/%s/ is not evaluated', (source) => {
    expect(compilePattern(source)).toHaveProperty('unsupported')
  })

  it.each([
    ['^(a+)+$'],
    ['^(a|a)*$'],
    ['^(a|aa)+$'],
    ['(.*a){20}'],
    ['^(([a-z])+.)+[A-Z]([a-z])+$'],
    ['(x+x+)+y'],
  ])('/%s/ ends, on 1,000 characters that it does not match', (source) => {
    const pattern = compilePattern(source)
    if (!('test' in pattern)) throw new Error(JSON.stringify(pattern))
    expect(pattern.test(`${'a'.repeat(999)}\u0001`.replace(/a/g, source.includes('x') ? 'x' : 'b'))).toBe(
      false,
    )
    expect(pattern.test('b'.repeat(1025))).toBe(false)
  })

  it(`agrees with JavaScript where both have the same words (seed ${SEED})`, () => {
    const { source } = fc.letrec<{ source: string }>((tie) => ({
      source: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', 'B', '.', '[ab]', '[^a]', '\\d', '\\w', '\\s', '^', '$', '\\b', '1', '\\.'),
        fc.tuple(tie('source'), tie('source')).map(([one, other]) => one + other),
        fc.tuple(tie('source'), tie('source')).map(([one, other]) => `(?:${one}|${other})`),
        fc
          .tuple(tie('source'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '*?'))
          .map(([one, times]) => `(?:${one})${times}`),
      ),
    }))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', ' ', '.'), maxLength: 8 })
    fc.assert(
      fc.property(source, text, (pattern, subject) => {
        expect(matches(pattern, subject)).toBe(new RegExp(pattern, 'i').test(subject))
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  it(`reads any text in bounded time (seed ${SEED})`, () => {
    const piece = fc.constantFrom(
      ...'( ) [ ] ^ $ * + ? {2} {0,9} | \\ \\d \\p{L} (?: (?i) a b - .'.split(' '),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.string({ maxLength: 40 }), (pieces, subject) => {
        const pattern = compilePattern(pieces.join(''))
        if ('test' in pattern) pattern.test(subject)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })
})
