import fc from 'fast-check'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { applied, changesBetween } from './changes.mjs'

/** A picture: elements in elements, with attributes and texts that need to be escaped. */
const pictures = fc.letrec<{ element: ReactNode; node: ReactNode }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('p', 'b', 'svg', 'br'),
      fc.record(
        { title: fc.constantFrom('a', '"<&>\''), 'data-is': fc.constantFrom('x', 'y') },
        { requiredKeys: [] },
      ),
      fc.array(tie('node'), { maxLength: 4 }),
    )
    .map(([tag, attributes, children]) => createElement(tag, attributes, ...(tag === 'br' ? [] : children))),
  node: fc.oneof({ depthSize: 'small' }, fc.constantFrom('text', 'a < b & "c"'), tie('element')),
}))

describe('what makes one picture another', () => {
  it('makes it exactly that, whatever the two are', () => {
    fc.assert(
      fc.property(pictures.element, pictures.element, (one, other) => {
        const [before, after] = [one, other].map((each) => renderToStaticMarkup(each)) as [string, string]
        // Attributes have no order.
        expect(changesBetween(applied(before, changesBetween(before, after)), after)).toEqual([])
      }),
      { seed: 20261128, numRuns: 500 },
    )
  })

  it.each([
    ['nothing', '<p>a</p>', '<p>a</p>', []],
    [
      'an attribute that goes and one that comes',
      '<p class="a">a long text</p>',
      '<p title="&lt;">a long text</p>',
      [{ at: [0], attributes: { class: null, title: '<' } }],
    ],
    [
      'one more element at the end, and those before it stay',
      `<ul><li>${'a'.repeat(200)}</li></ul>`,
      `<ul><li>${'a'.repeat(200)}</li><li>b</li></ul>`,
      [{ at: [0], keep: 1, html: '<li>b</li>' }],
    ],
    ['another text', '<p><b>a</b></p>', '<p><b>b</b></p>', [{ at: [0, 0], keep: 0, html: 'b' }]],
    [
      'an element of another kind among texts, written anew with them',
      '<p>a <b>b</b></p>',
      '<p>a <i>b</i></p>',
      [{ at: [0], keep: 0, html: 'a <i>b</i>' }],
    ],
  ])('%s', (_, one, other, changes) => {
    expect(changesBetween(one, other)).toEqual(changes)
  })
})
