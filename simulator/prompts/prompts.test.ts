import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { fabrikam } from '../fixtures/fabrikam'
import { type PromptKind, type PromptPage, type PromptPages, promptNamed, promptOf, prompts } from './all'
import { isAnswer, isGiven, MAX_WAIT_SECONDS } from './answer'
import { consent } from './consent/prompt'

const ADA = 'ada@contoso.example'
const form = { action: '/', fields: {} }
const long = 'x'.repeat(257)
const KINDS = Object.keys(prompts) as PromptKind[]

describe('an answer is accepted by its form alone', () => {
  it.each<[PromptKind, object, boolean]>([
    ['username', { username: '' }, true],
    ['username', { username: 'x'.repeat(256) }, true],
    ['username', { username: long }, false],
    ['username', { username: null }, false],
    ['username', {}, false],
    ['password', { password: 'x' }, true],
    ['password', { password: long }, false],
    ['password', { password: 1 }, false],
    ['totp', { code: '123456' }, true],
    ['totp', { code: 123456 }, false],
    ['totp', { code: long }, false],
    ['account', { username: ADA }, true],
    ['account', { username: null }, true],
    ['account', { username: undefined }, false],
    ['account', { username: long }, false],
    ['consent', { accept: true }, true],
    ['consent', { accept: false }, true],
    ['consent', { accept: 'true' }, false],
    ['admin-consent', { accept: true }, true],
    ['admin-consent', { accept: 'yes' }, false],
    ['consent-request', { reason: 'Work' }, true],
    ['consent-request', { reason: null }, true],
    ['consent-request', {}, false],
    ['consent-review', { decision: 'deny', justification: 'No' }, true],
    ['consent-review', { decision: 'later', justification: 'No' }, false],
    ['consent-review', { decision: 'deny' }, false],
    ['user-code', { userCode: 'ABC' }, true],
    ['user-code', { userCode: long }, false],
    ['user-code', { userCode: 1 }, false],
    ['confirm-device', { accept: true }, true],
    ['confirm-device', { accept: 'yes' }, false],
    ['sign-out', { accept: false }, true],
    ['sign-out', {}, false],
    ['next', { choose: 'again' }, true],
    ['next', { choose: null }, true],
    ['next', {}, false],
    ['next', { choose: long }, false],
  ])('%s: %j %s', (prompt, value, accepted) => {
    expect(isGiven({ prompt, value })).toBe(accepted)
    expect(isAnswer({ prompt, value })).toBe(accepted)
  })

  it.each<[string, unknown, boolean]>([
    ['what a secret was', { prompt: 'password', is: 'right' }, true],
    ['a wrong one', { prompt: 'totp', is: { wrong: 0 } }, true],
    ['somebody else’s', { prompt: 'password', is: { of: ADA } }, true],
    ['half a number', { prompt: 'totp', is: { wrong: 0.5 } }, false],
    ['a negative number', { prompt: 'totp', is: { wrong: -1 } }, false],
    ['somebody with a long name', { prompt: 'totp', is: { of: long } }, false],
    ['two things at once', { prompt: 'totp', is: { of: ADA, wrong: 0 } }, false],
    ['a secret said and typed', { prompt: 'totp', is: 'right', value: { code: '1' } }, false],
    ['neither', { prompt: 'totp' }, false],
    ['another word', { prompt: 'totp', is: 'wrong' }, false],
    ['null', { prompt: 'totp', is: null }, false],
    ['what no secret was', { prompt: 'username', is: 'right' }, false],
    ['a prompt of Object itself', { prompt: 'constructor', value: {} }, false],
    ['no object', 'password', false],
    ['nothing', null, false],
    ['a wait', { prompt: 'totp', is: 'right', afterSeconds: MAX_WAIT_SECONDS }, true],
    ['a wait of over a year', { prompt: 'totp', is: 'right', afterSeconds: MAX_WAIT_SECONDS + 1 }, false],
    ['a wait backwards', { prompt: 'totp', is: 'right', afterSeconds: -1 }, false],
    ['a wait of no number', { prompt: 'totp', is: 'right', afterSeconds: Number.NaN }, false],
    ['a wait in words', { prompt: 'totp', is: 'right', afterSeconds: '5' }, false],
  ])('%s: %j %s', (_what, given, accepted) => {
    expect(isGiven(given)).toBe(accepted)
    expect(isAnswer(given)).toBe(false)
  })

  it('is no answer that is nested past the end of any stack, in what nobody reads', () => {
    const more = JSON.parse('['.repeat(9_000) + ']'.repeat(9_000))
    expect(isGiven({ prompt: 'username', value: { username: 'ada', more } })).toBe(false)
    expect(isGiven({ prompt: 'username', value: { username: 'ada', more: [] } })).toBe(true)
  })
})

describe('what an answer posts, and how it is told', () => {
  it.each<[PromptKind, object, object, string]>([
    ['username', { username: ADA }, { username: ADA }, 'types a user name'],
    ['password', { password: 'x' }, { password: 'x' }, 'types the password'],
    ['totp', { code: '1' }, { code: '1' }, 'types the code from the phone'],
    ['account', { username: ADA }, { username: ADA }, 'picks an account'],
    ['account', { username: null }, { username: '' }, 'asks for another account'],
    ['consent', { accept: true }, { accept: 'true' }, 'reads what is asked for: accept'],
    ['consent', { accept: false }, { accept: 'false' }, 'reads what is asked for: decline'],
    [
      'admin-consent',
      { accept: true },
      { accept: 'true' },
      'reads what is asked for everybody: accept for the organization',
    ],
    ['admin-consent', { accept: false }, { accept: 'false' }, 'reads what is asked for everybody: cancel'],
    [
      'consent-request',
      { reason: 'Work' },
      { ask: 'true', reason: 'Work' },
      'asks for approval, and says what for',
    ],
    ['consent-request', { reason: null }, { ask: 'false' }, 'goes back without asking'],
    [
      'consent-request',
      { reason: '  ' },
      { ask: 'true', reason: '  ' },
      'asks for approval, and does not say what for',
    ],
    [
      'consent-review',
      { decision: 'deny', justification: ' ' },
      { decision: 'deny', justification: ' ' },
      'reads who asks, and why: denies it, and gives no reason',
    ],
    [
      'consent-review',
      { decision: 'approve', justification: '' },
      { decision: 'approve', justification: '' },
      'reads who asks, and why: goes on to grant it',
    ],
    [
      'consent-review',
      { decision: 'block', justification: 'No' },
      { decision: 'block', justification: 'No' },
      'reads who asks, and why: blocks the app',
    ],
    ['user-code', { userCode: 'ABC' }, { user_code: 'ABC' }, 'types the code from the device'],
    ['confirm-device', { accept: true }, { accept: 'true' }, 'says that the device is theirs'],
    ['confirm-device', { accept: false }, { accept: 'false' }, 'says that it is no device of theirs'],
    ['sign-out', { accept: true }, { accept: 'true' }, 'signs out'],
    ['sign-out', { accept: false }, { accept: 'false' }, 'stays signed in'],
    ['next', { choose: 'again' }, {}, 'goes on'],
    ['next', { choose: null }, {}, 'is done here'],
  ])('%s %j: %j, “%s”', (kind, value, fields, sentence) => {
    expect(promptNamed(kind).fields(value)).toEqual(fields)
    expect(promptNamed(kind).sentence(value)).toBe(sentence)
  })

  it('tells no secret', () => {
    for (const kind of KINDS) {
      const { secret, sentence } = promptNamed(kind)
      if (secret) expect(sentence({ [secret.member]: 'hidden' })).not.toContain('hidden')
    }
  })
})

const pages: { readonly [K in PromptKind]: PromptPage } = {
  username: { kind: 'username', appName: 'A<b>', loginHint: '"x"', ...form },
  password: { kind: 'password', username: ADA, ...form },
  totp: { kind: 'totp', username: ADA, attemptsLeft: 3, ...form },
  account: { kind: 'account', appName: 'A<b>', accounts: [{ username: ADA, displayName: '<Ada>' }], ...form },
  consent: {
    kind: 'consent',
    username: ADA,
    appName: 'A<b>',
    publisher: 'P',
    permissions: [{ value: 'v', resource: 'r', title: '<T>', description: '<D>' }],
    ...form,
  },
  'admin-consent': {
    kind: 'admin-consent',
    username: ADA,
    organization: 'O<b>',
    appName: 'A<b>',
    publisher: 'P',
    verified: true,
    permissions: [{ type: 'delegated', value: 'v', resource: 'r', title: '<T>', description: '<D>' }],
    ...form,
  },
  'consent-request': {
    kind: 'consent-request',
    username: ADA,
    appName: 'A<b>',
    publisher: 'P',
    permissions: [{ value: 'v', resource: 'r', title: '<T>', description: '<D>' }],
    ...form,
  },
  'consent-review': {
    kind: 'consent-review',
    username: ADA,
    organization: 'O<b>',
    appName: 'A<b>',
    publisher: 'P',
    verified: true,
    requests: [{ displayName: '<Ada>', reason: '<R>' }],
    permissions: [{ value: 'v', resource: 'r', title: '<T>', description: '<D>' }],
    ...form,
  },
  'user-code': { kind: 'user-code', ...form },
  'confirm-device': { kind: 'confirm-device', username: ADA, appName: 'A<b>', ...form },
  'sign-out': { kind: 'sign-out', usernames: ['<Ada>'], ...form },
  next: {
    kind: 'app',
    appName: 'A',
    state: 'welcome',
    heading: '',
    lines: [],
    offers: [{ id: 'go', label: 'Go', href: '/' }],
  },
}

describe.each(KINDS)('the page of %s', (kind) => {
  it('is known for what it asks', () => {
    expect(promptOf(pages[kind])).toBe(kind)
  })

  it('is written with a field for every member that its answer posts, and nothing unescaped in it', () => {
    const definition = promptNamed(kind)
    const written = definition.write?.(pages[kind])
    if (kind === 'next') return expect(written).toBeUndefined()
    expect(written?.title).toMatch(/\w/)
    const value = definition.sensible(pages[kind], ADA, { tenants: [contoso], shown: [] })
    for (const name of Object.keys(definition.fields(value ?? {})))
      expect(written?.inside).toContain(`name="${name}"`)
    expect(written?.inside).not.toMatch(/<T>|<D>|<Ada>|""x""/)
  })
})

describe('what asks nothing', () => {
  it.each([
    { kind: 'app', offers: [] },
    { kind: 'app' },
    { kind: 'refusal' },
    { kind: 'signed-out' },
    { kind: 'form-post' },
    { kind: 'next' },
    { kind: 'constructor' },
  ])('%j', (page) => {
    expect(promptOf(page)).toBeUndefined()
  })
})

describe('a sensible person', () => {
  const look = { tenants: [contoso, fabrikam], shown: [{ account: ADA, code: '123456' }] }
  const other = fabrikam.users[0]
  it.each<[PromptKind, PromptPage, string, object | undefined]>([
    ['username', pages.username, ADA, { username: ADA }],
    ['password', pages.password, 'anybody', { password: 'Harbour-Lantern-42' }],
    ['password', { kind: 'password', username: 'nobody@contoso.example', ...form }, ADA, { password: '' }],
    [
      'password',
      { kind: 'password', username: other?.userPrincipalName ?? '', ...form },
      ADA,
      { password: fabrikam.secrets.passwords[other?.id ?? ''] ?? '' },
    ],
    ['totp', pages.totp, 'anybody', { code: '123456' }],
    ['totp', { kind: 'totp', username: 'bo@contoso.example', attemptsLeft: 1, ...form }, ADA, { code: '' }],
    ['account', pages.account, ADA.toUpperCase(), { username: ADA }],
    ['account', pages.account, 'bo@contoso.example', { username: null }],
    ['consent', pages.consent, ADA, { accept: true }],
    ['next', pages.next, ADA, undefined],
  ])('asked for %s (%j, as %s) answers %j', (kind, page, as, value) => {
    expect(promptNamed(kind).sensible(page, as, look)).toEqual(value)
  })
})

describe('a secret', () => {
  const shown = [
    { account: ADA, code: '000000' },
    { account: ADA, code: '999999' },
  ]
  const look = { tenants: [contoso], shown }

  it.each(['password', 'totp'] as const)(
    'of %s is never a wrong one, and no two wrong ones are the same',
    (kind) => {
      const { secret } = promptNamed(kind)
      const page = pages[kind]
      const right = secret?.right(page, look)
      const wrong = Array.from({ length: 60 }, (_each, nth) => secret?.wrong(nth, page, look))
      expect(right).toBeTruthy()
      expect(wrong).not.toContain(right)
      expect(new Set(wrong).size).toBe(60)
      if (kind === 'totp') for (const code of wrong) expect(code).toMatch(/^\d{6}$/)
    },
  )

  it('is the one of the account, and the code that came last', () => {
    expect(prompts.totp.secret?.right(pages.totp as never, look)).toBe('999999')
    expect(prompts.totp.secret?.of(ADA, look)).toBe('999999')
    expect(prompts.totp.secret?.of('bo@contoso.example', look)).toBeUndefined()
    expect(prompts.password.secret?.of(ADA, look)).toBe('Harbour-Lantern-42')
    expect(prompts.password.secret?.of('bo@nowhere.example', look)).toBeUndefined()
  })

  it('has a name in "who knows what", and is the member that is posted', () => {
    for (const kind of KINDS) {
      const { secret, fields } = promptNamed(kind)
      if (secret) expect(fields({ [secret.member]: 'x' })).toEqual({ [secret.member]: 'x' })
    }
    expect(KINDS.filter((kind) => promptNamed(kind).secret)).toEqual(['password', 'totp'])
  })
})

it('says of an app whose publisher nobody has verified that it is so, in the server’s form as well', () => {
  const page = pages.consent as PromptPages['consent']
  expect(consent.write?.(page).about).toBe('A<b> (P) would like to:')
  expect(consent.write?.({ ...page, unverified: true }).about).toBe('A<b> (P, unverified) would like to:')
})
