import { describe, expect, it } from 'vitest'
import { header } from '../../network/message'
import { completeRun } from '../../run/complete'
import type { Flow, RunInput, Switches } from '../../run/flow'
import type { EventOf, TraceEvent } from '../../trace/event'
import { API_URL, ID } from './cast'
import { flow } from './flow'
import { person } from './person'

type Events = readonly TraceEvent[]

/** The sensible person's run, or what comes of other choices on the pages of the apps, in order. */
async function play(
  switches: Switches = {},
  more: Partial<RunInput> & { choices?: string[]; as?: string } = {},
) {
  const { choices, as, ...input } = more
  const next = ({ before }: { readonly before: number }) => {
    const choose = choices?.[before]
    return choose === undefined ? undefined : ({ prompt: 'next', value: { choose } } as const)
  }
  const told: Flow = choices
    ? { ...flow, people: { [ID.person]: { ...person, answers: { ...person.answers, next } } } }
    : flow
  const { result } = await completeRun(told, { seed: 1, switches, ...input }, as)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  expect(result.unusable).toBeUndefined()
  return { events: result.events, outcome: result.outcome, offer: result.offer }
}

const requests = (events: Events) =>
  events.filter((event): event is EventOf<'request-sent'> => event.type === 'request-sent')
const answered = (events: Events) =>
  events.flatMap((event) => (event.type === 'prompt-answered' ? [event.prompt] : []))
const path = ({ request }: EventOf<'request-sent'>) => new URL(request.url).pathname
const has = (name: string) => (event: EventOf<'request-sent'>) => path(event).endsWith(name)

/** What follows the first time that Timesheets is opened. */
function second(events: Events): Events {
  const at = requests(events).find(({ to }) => to === ID.timesheets)?.seq ?? Number.POSITIVE_INFINITY
  return events.filter(({ seq }) => seq > at)
}

/** What follows the first sign-out. */
function afterSignOut(events: Events): Events {
  const at = requests(events).find(has('/logout'))?.seq ?? Number.POSITIVE_INFINITY
  return events.filter(({ seq }) => seq > at)
}

/** What the identity provider said to the first request that forbade questions. */
function silentAnswer(events: Events): URLSearchParams {
  const asked = requests(events).find(
    ({ request }) => new URL(request.url).searchParams.get('prompt') === 'none',
  )
  const answer = events.find(
    (event) => event.type === 'response-received' && event.exchange === asked?.exchange,
  )
  const location = answer?.type === 'response-received' ? header(answer.response, 'Location') : undefined
  return new URLSearchParams(new URL(location ?? 'https://nowhere.example/').hash.slice(1))
}

describe('the second app', () => {
  it('opens without one question, because the session answers', async () => {
    const { events } = await play()
    expect(answered(events).slice(0, 5)).toEqual(['username', 'password', 'totp', 'consent', 'next'])
    expect(new Set(answered(second(events)))).toEqual(new Set(['next']))
    const shown = events.findLast((event) => event.type === 'page-shown' && event.url.includes('timesheets'))
    expect(shown).toBeDefined()
  })

  it('asks in a hidden frame, with prompt=none and the cookie of the identity provider', async () => {
    const { events } = await play()
    const asked = requests(second(events)).filter(has('/authorize'))
    expect(asked.map(({ kind }) => kind)).toEqual(['frame'])
    expect(new URL(asked[0]?.request.url ?? '').searchParams.get('prompt')).toBe('none')
    expect(header(asked[0]?.request ?? { headers: [] }, 'Cookie')).toContain('ESTSAUTH=')
  })

  it('without third-party cookies the frame is nobody, and the address bar is still somebody', async () => {
    const { events } = await play({ thirdPartyCookies: 'blocked' })
    const asked = requests(second(events)).filter(has('/authorize'))
    expect(asked.map(({ kind }) => kind)).toEqual(['frame', 'navigation'])
    const [frame, page] = asked.map(({ request }) => header(request, 'Cookie') ?? '')
    expect(frame).toBe('')
    expect(page).toContain('ESTSAUTH=')
    expect(new Set(answered(second(events)))).toEqual(new Set(['next']))
  })

  it('never sends the code of a single-page app to a server: it stands behind the #', async () => {
    const settings: readonly Switches[] = [{}, { silent: 'redirect-only' }]
    for (const switches of settings) {
      const { events } = await play(switches)
      for (const { to, request } of requests(events))
        if (to === ID.timesheets) expect(new URL(request.url).searchParams.has('code')).toBe(false)
    }
  })

  it.each<[string, Switches, readonly string[]]>([
    ['a session is enough', {}, []],
    ['prompt=login asks for everything again', { prompt: 'login' }, ['username', 'password', 'totp']],
    ['prompt=select_account asks which account', { prompt: 'select_account' }, ['account']],
    ['max_age=0 asks for new proofs', { maxAge: 'zero' }, ['password', 'totp']],
    [
      'max_age asks for new proofs when the old ones are older',
      { maxAge: 'five-minutes' },
      ['password', 'totp'],
    ],
    [
      'a session that nobody used for a day is over',
      { session: 'a-day-old' },
      ['username', 'password', 'totp'],
    ],
    ['two accounts: one has to be picked', { accounts: 'two' }, ['account']],
    ['two accounts and a hint: nothing to pick', { accounts: 'two', loginHint: 'same-person' }, []],
    ['a hint of somebody who is not signed in', { loginHint: 'somebody-else' }, ['username']],
  ])('%s', async (_what, switches, questions) => {
    const { events } = await play(switches)
    const until = requests(events).find(has('/logout'))?.seq ?? events.length
    const asked = answered(second(events).filter(({ seq }) => seq < until))
    expect(asked.filter((prompt) => prompt !== 'next')).toEqual(questions)
  })

  it.each<[string, Switches]>([
    ['nobody has consented', { consent: 'withdrawn' }],
    ['prompt=consent asks for what an administrator has given already', { prompt: 'consent' }],
  ])(
    'is for assigned users, and only an administrator consents to such an app: %s',
    async (_what, switches) => {
      const { events, outcome } = await play(switches)
      expect(outcome).toMatchObject({ result: 'refused', code: 90094 })
      expect(answered(second(events)).filter((prompt) => prompt !== 'next')).toEqual([])
    },
  )
})

describe('a request that forbids questions is told why there is no answer', () => {
  const causes: [string, Switches, string, number][] = [
    ['the session has run out', { session: 'a-day-old' }, 'login_required', 50058],
    ['the session is older than max_age', { maxAge: 'five-minutes' }, 'login_required', 50058],
    ['max_age is 0', { maxAge: 'zero' }, 'login_required', 50058],
    ['somebody else is signed in', { loginHint: 'somebody-else' }, 'login_required', 50058],
    ['two accounts are signed in', { accounts: 'two' }, 'interaction_required', 16000],
    ['nobody has consented', { consent: 'withdrawn' }, 'consent_required', 65001],
    ['the person is not assigned', { assignment: 'removed' }, 'interaction_required', 50105],
  ]

  it.each([
    ...causes,
    ['the frame has no cookie', { thirdPartyCookies: 'blocked' }, 'login_required', 50058] as const,
  ])('in a frame: %s', async (_why, switches, error, code) => {
    const answer = silentAnswer((await play(switches)).events)
    expect(answer.get('error')).toBe(error)
    expect(answer.get('error_description')).toContain(`AADSTS${code}:`)
  })

  it.each(causes)(
    'in the address bar, where Timesheets gives up: %s',
    async (_why, switches, error, code) => {
      const { outcome, offer } = await play({ ...switches, prompt: 'none' })
      expect(outcome).toMatchObject({ result: 'refused', by: ID.identityProvider, error, code })
      expect(offer).toBeDefined()
    },
  )

  it('a refusal that no question can mend is not asked again in the address bar', async () => {
    const { events, outcome } = await play(
      {},
      {
        interventions: [
          {
            when: { message: 2, from: ID.browser, to: ID.identityProvider, path: '/authorize' },
            do: 'edit',
            edits: [{ in: 'query', name: 'scope', set: 'openid nonsense' }],
          },
        ],
      },
    )
    expect(outcome).toMatchObject({ result: 'refused', by: ID.identityProvider, error: 'invalid_client' })
    expect(requests(second(events)).filter(has('/authorize'))).toHaveLength(1)
  })

  it('who is not assigned sees why once the page may show it', async () => {
    const refused = {
      result: 'refused',
      by: ID.identityProvider,
      error: 'EntitlementGrantsNotFound',
      code: 50105,
    }
    expect((await play({ assignment: 'removed' })).outcome).toMatchObject(refused)
    expect((await play({}, { as: 'bo.admin@contoso.example' })).outcome).toMatchObject(refused)
  })
})

describe('each app has a session of its own', () => {
  it('opened again, neither goes to the identity provider', async () => {
    const { events } = await play({}, { choices: ['again', 'timesheets', 'again', 'expenses'] })
    expect(requests(events).filter(has('/authorize')).length).toBe(2)
  })

  it.each([
    ['Timesheets', ['timesheets', 'sign-out-here', 'again'], 'and to Timesheets'],
    ['Expenses', ['timesheets', 'expenses', 'sign-out-here', 'again'], 'Expenses and'],
  ])('left alone, %s opens again without a question', async (_app, choices, says) => {
    const { events, outcome } = await play({}, { choices })
    expect(answered(events).filter((prompt) => prompt === 'password')).toHaveLength(1)
    expect(requests(events).filter(has('/authorize'))).toHaveLength(3)
    expect(outcome.says).toContain(says)
  })
})

describe('one sign-out', () => {
  it('reaches every app by a frame that names the session and, as at Entra, no issuer, and comes back', async () => {
    const { events, outcome } = await play()
    const frames = requests(afterSignOut(events)).filter(({ kind }) => kind === 'frame')
    expect(frames.map(({ to }) => to)).toEqual([ID.expenses, ID.timesheets])
    for (const { request } of frames) {
      const { searchParams } = new URL(request.url)
      expect([...searchParams.keys()]).toEqual(['sid'])
      expect(searchParams.get('sid')).toMatch(/^[0-9a-f-]{36}$/)
    }
    expect(outcome).toEqual({
      result: 'completed',
      says: 'Neither Expenses nor Timesheets has a session any more.',
    })
    expect(requests(events).at(-1)).toMatchObject({ to: ID.timesheets, kind: 'navigation' })
  })

  it('asks everything again afterwards', async () => {
    const { events } = await play({}, { choices: ['timesheets', 'sign-out', 'expenses'] })
    expect(answered(afterSignOut(events))).toEqual(['next', 'username', 'password', 'totp'])
  })

  it('does not reach an app that has no logout URL registered', async () => {
    const { events, outcome } = await play({ logoutUrl: 'missing' })
    expect(outcome.says).toBe('Ada Nilsen is signed in to Expenses, and nobody to Timesheets.')
    expect(requests(afterSignOut(events)).filter(has('/authorize'))).toEqual([])
  })

  it('finds a session on a server by its name, and what a page keeps only with third-party access', async () => {
    const choices = ['timesheets', 'expenses', 'sign-out']
    const says = async (thirdPartyCookies: string, story: string[]) =>
      (await play({ thirdPartyCookies }, { choices: story })).outcome.says
    expect(await says('given', choices)).toMatch(/^Neither/)
    expect(await says('blocked', choices)).toBe(
      'Ada Nilsen is signed in to Timesheets, and nobody to Expenses.',
    )
    expect(await says('blocked', ['timesheets', 'sign-out'])).toMatch(/^Neither/)
  })

  it.each<[string, number]>([
    ['iss', 400],
    ['sid', 200],
  ])('of another %s ends nothing at Expenses', async (name, status) => {
    const { events, outcome } = await play(
      {},
      {
        interventions: [
          {
            when: { message: 1, from: ID.browser, to: ID.expenses, path: '/signed-out' },
            do: 'edit',
            edits: [{ in: 'query', name, set: 'https://login.entra.example/somebody-else/v2.0' }],
          },
        ],
      },
    )
    expect(outcome.says).toBe('Ada Nilsen is signed in to Expenses, and nobody to Timesheets.')
    const failed = events.filter((event) => event.type === 'check-failed' && event.check === 'session-named')
    expect(failed).toHaveLength(status === 400 ? 1 : 0)
  })

  it('without an ID token asks first', async () => {
    expect(answered(afterSignOut((await play()).events))).toEqual([])
    expect(answered(afterSignOut((await play({ signOutHint: 'missing' })).events))).toEqual(['sign-out'])
  })
})

describe('what still works after it', () => {
  it.each<[string, string, readonly number[]]>([
    ['nothing is tried', 'nothing', []],
    ['an access token, until it runs out', 'access-token', [200]],
    ['an access token that has run out does not', 'access-token-later', [401]],
    ['a refresh token, which no sign-out ends', 'refresh-token', [200]],
  ])('%s', async (_what, value, statuses) => {
    const { events, outcome } = await play({ afterSignOut: value })
    const own = new Set(
      requests(afterSignOut(events)).flatMap(({ request, exchange }) =>
        request.url === API_URL ? [exchange] : [],
      ),
    )
    const got = events.flatMap((event) =>
      event.type === 'response-received' && own.has(event.exchange) ? [event.response.status] : [],
    )
    expect(got).toEqual(statuses)
    expect(outcome.says).toMatch(/^Neither Expenses nor Timesheets has a session any more\./)
  })
})
