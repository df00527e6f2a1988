import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import type { PromptKind, PromptPages } from '../prompts/all'
import type { Given } from '../prompts/answer'
import { run } from './run'
import { smallFlow, who } from './testing/small-flow'

const ADA = 'ada@contoso.example'
const CHIDI = 'chidi@contoso.example'
const form = { action: '/', fields: {} }
const pages = {
  username: { kind: 'username', appName: 'App', ...form },
  password: { kind: 'password', username: ADA, ...form },
  totp: { kind: 'totp', username: ADA, attemptsLeft: 3, ...form },
  next: {
    kind: 'app',
    appName: 'App',
    state: 'welcome',
    heading: '',
    lines: [],
    offers: [{ id: 'go', label: 'Go', href: '/' }],
  },
} as const

const passwordOf = (name: string) =>
  contoso.secrets.passwords[
    contoso.users.find(({ userPrincipalName }) => userPrincipalName === name)?.id ?? ''
  ]

/** Phones have shown these codes; then this is asked, and answered so. */
async function asked<K extends keyof typeof pages>(
  kind: K,
  given: unknown,
  shown: readonly (readonly [account: string, code: string])[] = [],
  page: PromptPages[K & PromptKind] = pages[kind] as never,
) {
  let value: unknown
  const flow = smallFlow(async (world) => {
    for (const [account, code] of shown)
      world.emit('phone', { type: 'code-displayed', account, code, from: 0, until: 30 }, 0)
    value = (await world.ask(who, kind as PromptKind, page as never, 0)).value
    return undefined
  })
  const result = await run(flow, { seed: 1, answers: [given as Given] })
  return { result, value }
}

describe('an answer', () => {
  it.each<[keyof typeof pages, unknown, string]>([
    [
      'username',
      { prompt: 'password', value: { password: 'x' } },
      'is for "password", but the question is "username".',
    ],
    ['username', { prompt: 'card', value: {} }, 'is for something else, but the question is "username".'],
    ['username', null, 'is for something else, but the question is "username".'],
    ['username', 7, 'is for something else, but the question is "username".'],
    ['username', { prompt: 'username', value: { username: 7 } }, 'is for something else'],
    ['username', { prompt: 'username', value: { username: 'x'.repeat(257) } }, 'is for something else'],
    ['username', { prompt: 'username', is: 'right' }, 'is for something else'],
    ['username', { prompt: 'username', value: { username: 'x' }, afterSeconds: -1 }, 'is for something else'],
    [
      'next',
      { prompt: 'next', value: { choose: 'elsewhere' } },
      'chooses "elsewhere", which the page does not offer.',
    ],
  ])('to %s that is %j cannot be used: %s', async (kind, given, says) => {
    const { result } = await asked(kind, given)
    expect(result.status).toBe('awaiting')
    expect(result.unusable).toMatchObject({ index: 0, says: expect.stringContaining(`Answer 1 ${says}`) })
    expect(result.events.some(({ type }) => type === 'prompt-answered')).toBe(false)
  })

  it('takes five seconds, or as long as it says', async () => {
    for (const [given, seconds] of [
      [{ prompt: 'username', value: { username: 'x' } }, 5],
      [{ prompt: 'username', value: { username: 'x' }, afterSeconds: 0 }, 0],
      [{ prompt: 'username', value: { username: 'x' }, afterSeconds: 700 }, 700],
    ] as const) {
      const { events } = (await asked('username', given)).result
      const [opened, answered] = ['prompt-opened', 'prompt-answered'].map((type) =>
        events.find((each) => each.type === type),
      )
      expect((answered?.at ?? 0) - (opened?.at ?? 0)).toBe(seconds * 1000)
      expect(answered).toMatchObject({
        actor: 'person',
        on: 'browser',
        index: 0,
        afterSeconds: seconds,
        cause: opened?.seq,
      })
    }
  })

  it('to an offer that nobody takes ends the run, and tells of the offer', async () => {
    const flow = smallFlow(async (world) => {
      const reply = await world.offer(who, pages.next, 0)
      return { result: 'completed', says: reply === undefined ? 'left' : String(reply.value.choose) }
    })
    const choosing = (choose: string | null) =>
      run(flow, { seed: 1, answers: [{ prompt: 'next', value: { choose } }] })
    expect(await run(flow, { seed: 1 })).toMatchObject({
      status: 'ended',
      outcome: { says: 'left' },
      offer: { index: 0, kind: 'next' },
    })
    const taken = await choosing('go')
    expect(taken).toMatchObject({ status: 'ended', outcome: { says: 'go' } })
    expect(taken).not.toHaveProperty('offer')
    expect(await choosing(null)).toMatchObject({ status: 'ended', outcome: { says: 'null' } })
    expect(await choosing('elsewhere')).toMatchObject({
      status: 'ended',
      outcome: { says: 'left' },
      unusable: { index: 0 },
    })
  })
})

describe('a secret that is told by what it is', () => {
  const codes = [
    [CHIDI, '111111'],
    [ADA, '222222'],
    [ADA, '333333'],
  ] as const

  it.each<[string, keyof typeof pages, object | string, readonly (readonly [string, string])[], unknown]>([
    [
      'the right password of the account that is asked',
      'password',
      'right',
      [],
      { password: passwordOf(ADA) },
    ],
    ['another account’s password', 'password', { of: CHIDI }, [], { password: passwordOf(CHIDI) }],
    ['the password of nobody', 'password', { of: 'nobody@contoso.example' }, [], { password: '' }],
    ['a wrong password', 'password', { wrong: 0 }, [], { password: 'Wrong-1' }],
    ['another wrong password', 'password', { wrong: 1 }, [], { password: 'Wrong-2' }],
    ['the code that the phone showed last', 'totp', 'right', codes, { code: '333333' }],
    ['another account’s code', 'totp', { of: CHIDI }, codes, { code: '111111' }],
    ['a code where no phone has shown one', 'totp', 'right', [], { code: '' }],
    ['a wrong code', 'totp', { wrong: 0 }, codes, { code: '433333' }],
    ['another wrong code', 'totp', { wrong: 8 }, codes, { code: '233333' }],
    ['a tenth wrong code', 'totp', { wrong: 9 }, codes, { code: '433334' }],
  ])('%s', async (_what, prompt, is, shown, value) => {
    const { result, value: typed } = await asked(prompt, { prompt, is }, shown)
    expect(result.status).toBe('ended')
    expect(typed).toEqual(value)
  })

  it('right is of the account that the page is about', async () => {
    const page = { ...pages.password, username: CHIDI }
    const { value } = await asked('password', { prompt: 'password', is: 'right' }, [], page)
    expect(value).toEqual({ password: passwordOf(CHIDI) })
  })
})
