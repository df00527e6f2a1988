import { expect, test } from 'vitest'
import { ask, policyOf, type Question, standing } from '../testing/one-policy'

const said = (question: Question) =>
  standing('compliantApplication', { operator: 'OR', builtInControls: ['compliantApplication'] }, question)
const is = (compliantApplication: boolean) => ({ authentication: { compliantApplication } })
const NOT = 'impossible, block 53002'
const NEEDED = 'possible, challenge 53002'

test.each<[string, Question, string, RegExp]>([
  ['such an app', { devicePlatform: 'iOS', ...is(true) }, 'met, grant', /has an app protection/],
  [
    'such an app, whatever the platform',
    { devicePlatform: 'windows', ...is(true) },
    'met, grant',
    /has an app protection/,
  ],
  ['another app', { devicePlatform: 'iOS', ...is(false) }, NOT, /has no app protection/],
  ['not said, on iOS', { devicePlatform: 'iOS' }, NEEDED, /with an app protection policy is needed/],
  ['not said, on Android', { devicePlatform: 'Android' }, NEEDED, /with an app protection policy is needed/],
  [
    'not said, on Windows, which has no such apps',
    { devicePlatform: 'windows' },
    NOT,
    /has no app protection/,
  ],
  ['not said, on a platform that nobody knows', { devicePlatform: 'chromeOS' }, NOT, /has no app protection/],
  ['not said, nor the platform', {}, NEEDED, /with an app protection policy is needed/],
  [
    'not said, with a legacy client',
    { devicePlatform: 'iOS', clientAppType: 'other' },
    NOT,
    /has no app protection/,
  ],
  [
    'not said, and nobody to ask',
    { devicePlatform: 'iOS', authentication: { silent: true } },
    NOT,
    /has no app protection/,
  ],
])('%s', (_what, question, expected, because) => {
  const answer = said(question)
  expect(answer.is).toBe(expected)
  expect(answer.because).toMatch(because)
})

test.each<[string, Question, readonly string[]]>([
  [
    'in a browser on Windows, which may be Edge',
    { devicePlatform: 'windows', clientAppType: 'browser' },
    ['challenge', 'block'],
  ],
  [
    'in another client on Windows',
    { devicePlatform: 'windows', clientAppType: 'mobileAppsAndDesktopClients' },
    ['block'],
  ],
  [
    'in a browser on Windows that is said to have none',
    { devicePlatform: 'windows', clientAppType: 'browser', ...is(false) },
    ['block'],
  ],
  ['in a browser on Linux', { devicePlatform: 'linux', clientAppType: 'browser' }, ['block']],
])('%s', (_what, question, couldBe) => {
  const grantControls = { operator: 'OR', builtInControls: ['compliantApplication'] }
  expect(ask([policyOf({}, { grantControls })], question).couldBe).toEqual(couldBe)
})
