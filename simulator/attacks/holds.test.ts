import { describe, expect, it } from 'vitest'
import { catalogue } from '../flows/catalogue'
import { completeRun } from '../run/complete'
import { type Held, holds } from './holds'
import { attack as consentAttack } from './illicit-consent/attack'
import { flow as consentFlow } from './illicit-consent/flow'
import { attack } from './stolen-code/attack'
import { flow } from './stolen-code/flow'

const told = (held: readonly Held[]) => held.map(({ kind, of, state }) => `${kind} of ${of}: ${state}`)

async function held(switches: Readonly<Record<string, string>>) {
  const { events } = (await completeRun(flow, { seed: 1, switches })).result
  const after = (seq: number) => told(holds(events, seq, attack.thief))
  return { events, after, atTheEnd: after(events.length) }
}

it('the thief is the one of the cast who attacks, and nobody else does', () => {
  expect(flow.parties.filter(({ attacks }) => attacks).map(({ id }) => id)).toEqual([attack.thief])
})

describe('what the thief holds by the end', () => {
  it.each([
    [
      'who redeems another’s code: that code, used, and its tokens',
      { way: 'log', client: 'native-app' },
      [
        'authorization-code of Ada Nilsen: used',
        'access-token of Ada Nilsen: lives',
        'id-token of Ada Nilsen: lives',
      ],
    ],
    [
      'who is refused: the code, which is still good',
      { way: 'log', client: 'native-app', pkce: 'used' },
      ['authorization-code of Ada Nilsen: lives'],
    ],
    [
      'who gives it to the app: no token, which goes to the app',
      { way: 'injection' },
      ['authorization-code of Ada Nilsen: used'],
    ],
    [
      'who signs in as himself: a session and a code of his own',
      { way: 'login-csrf', state: 'used' },
      ['session-cookie of Mallory Reed: lives', 'authorization-code of Mallory Reed: lives'],
    ],
  ] as const)('%s', async (_, switches, expected) => {
    expect((await held(switches)).atTheEnd).toEqual(expected)
  })
})

it.each([
  ['resource-owner-password', { file: 'read-by-mallory' }, /^access-token of Ada/],
  ['resource-owner-password', { file: 'read-by-mallory', identity: 'secret' }, /^access-token of [A-Z][a-z]/],
  ['managed-identity', { webApp: 'passes-headers-on' }, /^access-token of vm-reports/],
])('in %s with %j it has a name, where the token has an id alone', async (slug, switches, says) => {
  const entry = catalogue.find((each) => each.slug === slug)
  const played = await entry?.flow()
  if (!played) throw new Error(`There is no ${slug}.`)
  const { events } = (await completeRun(played, { seed: 1, switches })).result
  const thief = played.parties.find(({ attacks }) => attacks)?.id ?? ''
  expect(told(holds(events, events.length, thief)).filter((line) => says.test(line))).not.toEqual([])
})

it('is nothing before anything has come in, and grows message by message', async () => {
  const { events, after } = await held({ way: 'log', client: 'native-app' })
  expect(after(0)).toEqual([])
  const counts = events.map(({ seq }) => after(seq).length)
  expect(counts).toEqual(counts.toSorted((one, other) => one - other))
  expect(new Set(counts)).toEqual(new Set([0, 1, 3]))
})

it('has other people’s things first', async () => {
  const switches = { way: 'injection' }
  const { answers } = await completeRun(flow, { seed: 1, switches })
  const signIn = { prompt: 'next', value: { choose: 'sign-in' } } as const
  // In place of the last move: Mallory signs in as himself, beside the code of Ada's.
  const { events } = (
    await completeRun(flow, { seed: 1, switches, answers: [...answers.slice(0, -1), signIn] })
  ).result
  const whose = holds(events, events.length, attack.thief).map(({ of }) => of)
  expect(whose[0]).toBe('Ada Nilsen')
  expect(new Set(whose.slice(1))).toEqual(new Set(['Mallory Reed']))
})

it('a refresh token, which names nobody, is of whom the tokens of the same answer are about', async () => {
  const { events } = (await completeRun(consentFlow, { seed: 1 })).result
  const held = told(holds(events, events.length, consentAttack.thief))
  expect(held.filter((line) => line.startsWith('refresh-token'))).toEqual(
    Array(2).fill('refresh-token of Ada Nilsen: lives'),
  )
  expect(held.filter((line) => line.includes('undefined'))).toEqual([])
})
