import { expect, test } from 'vitest'
import { catalogue } from '../../../simulator/doors/catalogue'
import { completeRun } from '../../../simulator/doors/index'
import { diagram } from '../../../simulator/doors/view'
import { apart, edgesOf, FULL, type Letters, wordsOf, wordsOfFact } from './extent'
import { type Layout, layOut } from './lay-out'
import { lettersFor } from './letters'

/** The words of facts that lie on a party or its words. */
const covered = ({ facts, parties }: Layout, letters: Letters) =>
  facts.flatMap(({ fact, name, beside }) =>
    parties
      .filter((placed) =>
        [edgesOf(placed), wordsOf(placed, letters)].some(
          (each) => !apart(each, wordsOfFact(fact, name, beside, letters)),
        ),
      )
      .map(({ party }) => `${fact.label} on ${party.name}`),
  )

test.each(catalogue)(
  'the words of facts of $slug lie on nobody and on no name, on a page and on a stage',
  async ({ flow, narration }) => {
    const { layout } = await narration()
    const { result } = await completeRun(await flow(), { seed: 1 })
    const whole = diagram(result.events, Number.POSITIVE_INFINITY)
    const laid = (letters: Letters) => layOut(whole, layout, whole, letters)
    expect(covered(laid(FULL), FULL)).toEqual([])
    for (const [width, height, zoom] of [
      [1267, 680, 1.5],
      [676, 440, 1],
      [845, 520, 1.2],
    ] as const) {
      const letters = lettersFor(laid, width, height, zoom)
      expect([width, letters, covered(laid(letters), letters)]).toEqual([width, letters, []])
    }
  },
)
