import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../simulator/flows/catalogue'
import { completeRun } from '../../../simulator/run/complete'
import { diagram } from '../../../simulator/trace/select/diagram'
import { isTall } from '../places'
import { apart, edgesOf, FULL, grow, lettersAt, wordsOf } from './extent'
import { fitted } from './fit'
import { layOut, upright } from './lay-out'
import { lettersFor } from './letters'
import { linesThrough } from './testing/lines-through'

/** From here on names go (`diagram.css`). */
const NO_NAMES = 2.05
/** Boxes of the picture: of a lab, of one beside a text, of an embed. */
const BOXES = [
  ['a lab at 1440 x 900', 944, 372],
  ['a lab at 1366 x 768', 870, 293],
  ['a lab at 1280 x 900', 784, 372],
  ['a lab at 820 x 1180', 820, 497],
  ['a lab at 390 x 844', 390, 520],
  ['a lesson at 1366 x 768', 832, 268],
  ['an embed of 700 x 720', 700, 297],
  ['an embed of 960 x 720', 960, 297],
  ['an embed of 1200 x 720', 704, 324],
] as const

/** Half of what is left free between two things at least, in diagram units. */
const AIR = 6

/** Where in the smallest boxes two names still touch, or none are left: their labs say all of it in lists. */
const CROWDED = [
  'admin-consent',
  'device-authorization',
  'single-sign-on',
  'managed-identity system-and-user,passes-headers-on',
]
/** Runs with another cast each. */
const WAYS: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  'federated-subject': [{}, { applications: 'checks-apart' }],
  hybrid: [{}, { code: 'of-another-sign-in' }],
  implicit: [{}, { attack: 'history' }, { attack: 'substitution' }],
  'leaked-secret': [{}, { credential: 'federated' }],
  'managed-identity': [{}, { identities: 'system-and-user', webApp: 'passes-headers-on' }],
  'native-app': [
    {},
    { answer: 'own-scheme', scheme: 'registered-twice', pkce: 'left-out' },
    { window: 'web-view' },
    { tokens: 'file-read-by-another' },
  ],
  'on-behalf-of': [{}, { caller: 'nightly-job' }],
  'owner-escalation': ['secret', 'federated', 'reports'].map((way) => ({ way })),
  'resource-owner-password': [{}, { file: 'read-by-mallory' }],
  'stolen-code': ['injection', 'login-csrf', 'log', 'other-app'].map((way) => ({ way })),
}

describe.each(catalogue.map(({ slug }) => [slug] as const))('the picture of %s', async (slug) => {
  const entry = catalogue.find((each) => each.slug === slug)
  if (!entry) throw new Error(`There is no flow ${slug}.`)
  const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  const views = await Promise.all(
    (WAYS[slug] ?? [{}]).map(async (switches) => {
      const { result } = await completeRun(flow, { seed: 1, switches })
      return [Object.values(switches).join(), diagram(result.events, Number.POSITIVE_INFINITY)] as const
    }),
  )
  it.each(views.flatMap(([way, view]) => BOXES.map((box) => [way, ...box, view] as const)))(
    '%s in %s has room for its names, its things and its lines',
    (way, _where, width, height, view) => {
      const tall = isTall({ width, height })
      const places = tall ? upright(narration.layout) : narration.layout
      const laid = (letters = FULL) => layOut(view, places, undefined, letters, tall)
      const letters = tall ? lettersFor(laid, width, height, undefined) : FULL
      const laidOut = laid(letters)
      const { parties, frame } = laidOut
      const scale = 1 / fitted(frame, width, height).zoom
      const isCrowded = CROWDED.includes(`${slug} ${way}`.trim())
      if (!isCrowded) expect(scale).toBeLessThan(NO_NAMES)
      const drawn = tall ? letters : lettersAt(scale)
      const over = parties.flatMap((one, at) =>
        parties.flatMap((other, nth) =>
          nth !== at &&
          (!apart(wordsOf(one, drawn), edgesOf(other)) ||
            (nth > at && !apart(wordsOf(one, drawn), wordsOf(other, drawn))))
            ? [`${one.party.id} on ${other.party.id}`]
            : [],
        ),
      )
      if (!isCrowded) expect(over).toEqual([])
      // And no thing stands on another, or against it.
      const touching = parties.flatMap((one, at) =>
        parties
          .slice(at + 1)
          .filter((other) => !apart(grow(edgesOf(one), AIR), grow(edgesOf(other), AIR)))
          .map((other) => `${one.party.id} on ${other.party.id}`),
      )
      expect(touching).toEqual([])
      // And no line runs through a thing that it does not end at: that would be somebody on the way.
      expect(linesThrough(laidOut)).toEqual([])
    },
  )
})
