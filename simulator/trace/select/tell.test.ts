import { describe, expect, it } from 'vitest'
import { type HeaderList, html, json } from '../../network/message'
import { type Page, renderPage } from '../../network/page'
import type { Party, TraceEvent, TraceEventBody } from '../event'
import type { Narration } from './narration'
import { steps } from './steps'

const cast: readonly Party[] = [
  { id: 'ada', kind: 'user', name: 'Ada', detail: '' },
  { id: 'laptop', kind: 'browser', name: 'Browser', detail: '', belongsTo: 'ada' },
  { id: 'phone', kind: 'phone', name: 'Phone', detail: '', belongsTo: 'ada' },
  { id: 'app', kind: 'service-principal', name: 'Expenses', detail: '' },
  { id: 'login', kind: 'identity-provider', name: 'Identity provider', detail: '' },
  { id: 'api', kind: 'resource', name: 'Expenses API', detail: '' },
]
const narration = { chapters: [], opens: () => undefined } as unknown as Narration
const opening: TraceEventBody = {
  type: 'run-started',
  version: 2,
  flow: 'f',
  revision: 1,
  seed: 1,
  switches: {},
  places: [],
  parties: cast,
  facts: [],
}
type Row = readonly [actor: string, body: TraceEventBody]

/** How the last of these is told: each follows from the one before. */
function told(...rows: Row[]): string {
  const events = [['run', opening] as Row, ...rows].map(
    ([actor, body], seq): TraceEvent => ({
      seq,
      at: 65_000,
      actor,
      cause: seq === 0 ? null : seq - 1,
      ...body,
    }),
  )
  return steps(events, narration).at(-1)?.title ?? ''
}

const LOGIN = 'https://login.example'
const asked = (
  from: string,
  to: string,
  kind: 'navigation' | 'frame' | 'fetch' | 'back-channel',
  url: string,
  { method = 'GET', body = '', headers = [] as HeaderList } = {},
): Row => [from, { type: 'request-sent', exchange: 0, kind, to, request: { method, url, headers, body } }]
const posted = (body = '') => ({ method: 'POST', body })
const answered = (
  from: string,
  to: string,
  response: { status: number; headers: HeaderList; body: string },
): Row => [from, { type: 'response-received', exchange: 0, kind: 'navigation', from: to, response }]
const token = (grant: string) =>
  asked('app', 'login', 'back-channel', `${LOGIN}/t/token`, posted(`grant_type=${encodeURIComponent(grant)}`))

describe('a request is told', () => {
  it.each<[string, Row]>([
    [
      'The browser asks whether the page may call the Expenses API',
      asked('laptop', 'api', 'fetch', 'https://api.example/x', { method: 'OPTIONS' }),
    ],
    [
      'Expenses asks the identity provider for its addresses',
      asked('app', 'login', 'back-channel', `${LOGIN}/.well-known/openid-configuration`),
    ],
    [
      'The Expenses API fetches the public keys of the identity provider',
      asked('api', 'login', 'back-channel', `${LOGIN}/discovery/keys`),
    ],
    [
      'The browser asks the identity provider for a sign-in',
      asked('laptop', 'login', 'navigation', `${LOGIN}/authorize?prompt=login`),
    ],
    [
      'The browser asks the identity provider for a sign-in that shows nothing',
      asked('laptop', 'login', 'navigation', `${LOGIN}/authorize?prompt=none`),
    ],
    [
      'The browser asks the identity provider for a sign-in that shows nothing',
      asked('laptop', 'login', 'frame', `${LOGIN}/authorize`),
    ],
    ['Expenses hands in the code on the back channel', token('authorization_code')],
    ['Expenses hands in the refresh token on the back channel', token('refresh_token')],
    ['Expenses asks for a token in its own name on the back channel', token('client_credentials')],
    [
      'Expenses asks whether somebody has signed in by now on the back channel',
      token('urn:ietf:params:oauth:grant-type:device_code'),
    ],
    [
      'Expenses hands in a token to get another one on the back channel',
      token('urn:ietf:params:oauth:grant-type:jwt-bearer'),
    ],
    ['Expenses asks for tokens on the back channel', token('something else')],
    [
      'The browser hands in the code',
      asked('laptop', 'login', 'fetch', `${LOGIN}/token`, posted('grant_type=authorization_code')),
    ],
    [
      'Expenses asks for a code that somebody can type elsewhere',
      asked('app', 'login', 'back-channel', `${LOGIN}/devicecode`, posted()),
    ],
    [
      'The browser asks the identity provider to end the session',
      asked('laptop', 'login', 'navigation', `${LOGIN}/logout`),
    ],
    [
      'Expenses shows the access token to the Expenses API',
      asked('app', 'api', 'back-channel', 'https://api.example/x', {
        headers: [['authorization', 'Bearer t']],
      }),
    ],
    ['Expenses asks the Expenses API for /x', asked('app', 'api', 'back-channel', 'https://api.example/x')],
    [
      'The browser carries the answer to Expenses',
      asked('laptop', 'app', 'navigation', 'https://app.example/cb?code=1'),
    ],
    [
      'The browser carries the answer to Expenses',
      asked('laptop', 'app', 'navigation', 'https://app.example/cb?error=x'),
    ],
    [
      'The browser carries the answer to Expenses',
      asked('laptop', 'app', 'navigation', 'https://app.example/cb', posted('code=1')),
    ],
    [
      'The browser takes it to the identity provider',
      asked('laptop', 'login', 'navigation', `${LOGIN}/login`, posted()),
    ],
    ['A frame in the page opens Expenses', asked('laptop', 'app', 'frame', 'https://app.example/out')],
    ['Ada opens Expenses', asked('laptop', 'app', 'navigation', 'https://app.example/')],
  ])('%s', (words, row) => {
    expect(told(row)).toBe(words)
  })

  it('as the browser’s, where the browser goes on of its own accord', () => {
    const page: Row = ['laptop', { type: 'note', says: '' }]
    expect(told(page, asked('laptop', 'app', 'navigation', 'https://app.example/'))).toBe(
      'The browser opens Expenses',
    )
  })

  it('by its name, of a party that is not in the cast', () => {
    expect(told(asked('outside', 'app', 'back-channel', 'https://app.example/x'))).toBe(
      'outside asks Expenses for /x',
    )
  })
})

describe('an answer is told', () => {
  const first = (url = `${LOGIN}/x`, method = 'GET') =>
    asked('laptop', 'login', 'navigation', url, { method })
  const sent = (location: string) => ({ status: 302, headers: [['Location', location]] as const, body: '' })
  it.each<[string, Row, Row]>([
    [
      'The identity provider sends the browser back with an error',
      first(),
      answered('login', 'laptop', sent('https://app.example/?error=x')),
    ],
    [
      'The identity provider sends the browser back with a code',
      first(),
      answered('login', 'laptop', sent('https://app.example/#state=s&code=1')),
    ],
    ['The identity provider sends the browser on', first(), answered('login', 'laptop', sent('/next'))],
    [
      'Expenses sends the browser to the identity provider',
      first(),
      answered('app', 'laptop', sent(`${LOGIN}/`)),
    ],
    [
      'The identity provider refuses: 400',
      first(),
      answered('login', 'app', json(400, { error: 'invalid_grant' })),
    ],
    [
      'The identity provider says: not yet',
      first(),
      answered('login', 'app', json(400, { error: 'authorization_pending' })),
    ],
    [
      'The identity provider says: slower',
      first(),
      answered('login', 'app', json(400, { error: 'slow_down' })),
    ],
    [
      'The identity provider lists its addresses',
      first(`${LOGIN}/.well-known/openid-configuration`),
      answered('login', 'app', json(200, {})),
    ],
    [
      'The identity provider hands out its public keys',
      first(`${LOGIN}/keys`),
      answered('login', 'api', json(200, {})),
    ],
    [
      'The identity provider gives a code to show and a code to keep',
      first(`${LOGIN}/devicecode`),
      answered('login', 'app', json(200, {})),
    ],
    [
      'The identity provider answers with an access token',
      first(`${LOGIN}/token`),
      answered('login', 'app', json(200, { access_token: 'a' })),
    ],
    [
      'The identity provider answers with an ID token, an access token and a refresh token',
      first(`${LOGIN}/token`),
      answered('login', 'app', json(200, { access_token: 'a', id_token: 'i', refresh_token: 'r' })),
    ],
    [
      'The identity provider answers with tokens',
      first(`${LOGIN}/token`),
      answered('login', 'app', json(200, {})),
    ],
    [
      'The Expenses API says that it may',
      first('https://api.example/', 'OPTIONS'),
      answered('api', 'laptop', json(200, {})),
    ],
    [
      'The Expenses API opens, and answers',
      first('https://api.example/'),
      answered('api', 'app', json(200, {})),
    ],
    ['Expenses answers', first('https://app.example/'), answered('app', 'laptop', json(200, {}))],
  ])('%s', (words, request, answer) => {
    expect(told(request, answer)).toBe(words)
  })
})

describe('a page is told', () => {
  const form = { action: '/', fields: {} }
  const problem = { code: 1, message: '' }
  const app = { kind: 'app', appName: 'Expenses', heading: 'Hello', lines: [] } as const
  const who = { username: 'ada@contoso.example' }
  const refusal = {
    kind: 'refusal',
    code: 50011,
    name: '',
    message: '',
    traceId: '',
    correlationId: '',
    timestamp: '',
  } as const
  it.each<[string, Page]>([
    ['The identity provider asks who is there', { kind: 'username', appName: '', ...form }],
    [
      'The identity provider does not know that user name',
      { kind: 'username', appName: '', problem, ...form },
    ],
    ['The identity provider asks for the password', { kind: 'password', ...who, ...form }],
    ['The identity provider does not accept that password', { kind: 'password', problem, ...who, ...form }],
    [
      'The identity provider asks for a code from the phone',
      { kind: 'totp', attemptsLeft: 1, ...who, ...form },
    ],
    [
      'The identity provider does not accept that code',
      { kind: 'totp', attemptsLeft: 1, problem, ...who, ...form },
    ],
    ['The identity provider asks which account', { kind: 'account', appName: '', accounts: [], ...form }],
    [
      'The identity provider asks whether ada@contoso.example allows 0 permissions',
      { kind: 'consent', appName: '', publisher: '', permissions: [], ...who, ...form },
    ],
    [
      'The identity provider gives the browser a form with a code to post',
      { kind: 'form-post', action: '/', fields: { code: '1' } },
    ],
    [
      'The identity provider gives the browser a form with an error to post',
      { kind: 'form-post', action: '/', fields: { error: 'x' } },
    ],
    ['The identity provider refuses: AADSTS50011', refusal],
    ['The identity provider signs the browser out', { kind: 'signed-out' }],
    ['Expenses says: Hello', { ...app, state: 'signed-in' }],
    ['Expenses loads', { ...app, state: 'welcome' }],
    ['Expenses cannot go on', { ...app, state: 'refused' }],
    ['The identity provider cannot go on', { ...app, appName: '', state: 'refused' }],
  ])('%s', (words, page) => {
    const request = asked('laptop', 'login', 'navigation', `${LOGIN}/x`)
    expect(told(request, answered('login', 'laptop', html(200, renderPage(page, '', ''))))).toBe(words)
  })
})

describe('what else happens is told', () => {
  const answer = (prompt: 'password' | 'next', value: object): Row => [
    'ada',
    { type: 'prompt-answered', index: 0, prompt, on: 'laptop', value, afterSeconds: 5 },
  ]
  const offering: Row = [
    'ada',
    {
      type: 'prompt-opened',
      index: 0,
      prompt: 'next',
      on: 'laptop',
      page: {
        kind: 'app',
        appName: '',
        state: 'welcome',
        heading: '',
        lines: [],
        offers: [{ id: 'go', label: 'Go on', href: '/' }],
      },
    },
  ]
  it.each<[string, Row[]]>([
    ['Ada types the password', [answer('password', { password: 'secret' })]],
    ['Ada chooses “Go on”', [offering, answer('next', { choose: 'go' })]],
    ['Ada is done here', [offering, answer('next', { choose: null })]],
    ['Ada goes on', [answer('next', { choose: 'go' })]],
    [
      'The phone shows a code for the next 25 seconds',
      [['phone', { type: 'code-displayed', account: '', code: '1', from: 60, until: 90 }]],
    ],
    [
      'The phone shows a code for the next 0 seconds',
      [['phone', { type: 'code-displayed', account: '', code: '1', from: 0, until: 30 }]],
    ],
    ['There is no typo.example', [['laptop', { type: 'dns-failure', host: 'typo.example' }]]],
    ['Nobody answers', [['laptop', { type: 'no-answer', from: 'app', says: 'Nobody answers.' }]]],
    [
      'It is changed',
      [['outside', { type: 'tampered', what: '', before: '', after: '', says: 'It is changed.' }]],
    ],
    ['It is held', [['outside', { type: 'interfered', with: 'app', says: 'It is held.' }]]],
    ['Two hours pass', [['outside', { type: 'clock-advanced', seconds: 1, says: 'Two hours pass.' }]]],
    [
      'A group goes',
      [['outside', { type: 'directory-changed', collection: 'groups', id: 'g', says: 'A group goes.' }]],
    ],
  ])('%s', (words, rows) => {
    expect(told(...rows)).toBe(words)
  })
})
