import { expect, test } from 'vitest'
import { type Question, standing } from '../testing/one-policy'

const said = (question: Question) =>
  standing('approvedApplication', { operator: 'OR', builtInControls: ['approvedApplication'] }, question)
const is = (approvedApplication: boolean) => ({ authentication: { approvedApplication } })
const NOT = 'impossible, block 53002'
const NEEDED = 'possible, challenge 53002'

test.each<[string, Question, string, RegExp]>([
  ['such an app', { devicePlatform: 'iOS', ...is(true) }, 'met, grant', /approved one/],
  [
    'such an app, whatever the platform',
    { devicePlatform: 'windows', ...is(true) },
    'met, grant',
    /approved one/,
  ],
  ['another app', { devicePlatform: 'iOS', ...is(false) }, NOT, /is not an approved one/],
  ['not said, on iOS', { devicePlatform: 'iOS' }, NEEDED, /An approved client app is needed/],
  ['not said, on Android', { devicePlatform: 'Android' }, NEEDED, /An approved client app is needed/],
  [
    'not said, on Windows, which has no such apps',
    { devicePlatform: 'windows' },
    NOT,
    /is not an approved one/,
  ],
  [
    'not said, on a platform that nobody knows',
    { devicePlatform: 'chromeOS' },
    NOT,
    /is not an approved one/,
  ],
  ['not said, nor the platform', {}, NEEDED, /An approved client app is needed/],
  [
    'not said, with a legacy client',
    { devicePlatform: 'iOS', clientAppType: 'other' },
    NOT,
    /is not an approved one/,
  ],
  [
    'not said, and nobody to ask',
    { devicePlatform: 'iOS', authentication: { silent: true } },
    NOT,
    /is not an approved one/,
  ],
  [
    'the other control does not do',
    { devicePlatform: 'windows', authentication: { compliantApplication: true } },
    NOT,
    /is not an approved one/,
  ],
])('%s', (_what, question, expected, because) => {
  const answer = said(question)
  expect(answer.is).toBe(expected)
  expect(answer.because).toMatch(because)
})
