import { type EventOf, isRefusal, opening } from '../../../../simulator/doors/view'
import type { Exercise, Trace, Verdict } from '../../../_build/exercise'
import { ADA, lookUps, userAfter } from './changes'

const DESK = 'identity-provider'
/** The cookie in which it knows a browser again. */
const SESSION = 'ESTSAUTH='
/** AADSTS50057: the account is disabled. */
const DISABLED = 50057

type Asked = EventOf<'request-sent'> & Trace[number]

/** The three things that were handed out, and the request with which each is shown. */
const SHOWN = {
  'the code': ({ to, request }: Asked) =>
    to === DESK &&
    new URLSearchParams(request.body).has('code') &&
    new URLSearchParams(request.body).get('grant_type') === 'authorization_code',
  'the access token': ({ to, request }: Asked, trace: Trace) =>
    isApi(trace, to) && headersOf(request, 'authorization').some((value) => value.startsWith('Bearer ')),
  'the session': ({ to, request }: Asked) =>
    to === DESK &&
    new URL(request.url).pathname.endsWith('/authorize') &&
    headersOf(request, 'cookie').some((value) => value.includes(SESSION)),
} as const

type Thing = keyof typeof SHOWN
const THINGS = Object.keys(SHOWN) as readonly Thing[]

/** Disable the account at such a step that exactly one of three things is refused for it. */
export const oneOfThree: Exercise = {
  id: 'one-of-three',
  prompt:
    'Three things are shown in a run: the code at the identity provider, the access token at the API, and, when Ada opens Expenses again, the session. Disable Ada’s account at such a step that exactly one of the three is refused for it. All three must have been shown.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [
      {
        switches: {},
        answers: [
          { prompt: 'username', value: { username: 'ada@contoso.example' } },
          { prompt: 'password', is: 'right' },
          { prompt: 'totp', is: 'right' },
          { prompt: 'consent', value: { accept: true } },
          { prompt: 'next', value: { choose: 'again' } },
        ],
        interventions: [
          {
            when: { after: 5 },
            do: 'put',
            collection: 'users',
            object: { id: ADA, accountEnabled: false },
          },
        ],
      },
    ],
  },
  hints: [
    'Where the code is refused there is never an access token to show. So which of the three can be the only one?',
    'Play to the end, and choose “Open Expenses again” in the browser. Stand on that step, open Change, choose “from here on”, and then Ada Nilsen. The switch “Ada’s account” has a step of its own that fits as well.',
  ],
  solutionSays:
    'Let Ada sign in, so that the code and the access token are taken. Choose “Open Expenses again”, stand on that step, and in Change let the next change hold from here on: open Ada Nilsen, take the tick from “The account is enabled”, and save. Her browser shows the session, and AADSTS50057 comes back. With the switch “Ada’s account” on “disabled after the tokens” it is the same, and the access token is taken although the account is disabled already.',
  check(trace) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const who = lookUps(trace).at(-1)?.user
    const off = trace.find((event) => {
      const user = userAfter(event)
      return user !== undefined && user.id === who?.id && !user.accountEnabled
    })
    if (!off) return fail([last.seq], 'Nobody who signs in here has been disabled in this run.')
    const refused = THINGS.filter((thing) => refusalOf(trace, thing))
    const because = [off.seq, ...refused.flatMap((thing) => refusalOf(trace, thing)?.seq ?? [])]
    const missing = THINGS.filter(
      (thing) => !trace.some((event) => event.type === 'request-sent' && SHOWN[thing](event, trace)),
    )
    const told = `Refused, because the account is disabled: ${refused.length > 0 ? list(refused) : 'none of them'}.`
    if (missing.length > 0) return fail(because, `${told} Never shown in this run: ${list(missing)}.`)
    if (refused.length !== 1) return fail(because, `${told} Wanted is exactly one.`)
    return {
      passed: true,
      because,
      says: `${told} Not refused: ${list(THINGS.filter((thing) => !refused.includes(thing)))}. ${refusalOf(trace, refused[0] ?? 'the session')?.says ?? ''}`,
    }
  },
}

/** The refusal that followed when this was shown, if it was for the account. */
function refusalOf(trace: Trace, thing: Thing): (EventOf<'check-failed'> & Trace[number]) | undefined {
  for (const [index, event] of trace.entries()) {
    if (event.type !== 'request-sent' || !SHOWN[thing](event, trace)) continue
    const answered = trace.findIndex(
      (each) => each.type === 'response-received' && each.exchange === event.exchange,
    )
    const during = trace.slice(index, answered < 0 ? undefined : answered)
    const found = during.find(
      (each): each is EventOf<'check-failed'> & Trace[number] =>
        isRefusal(each) && each.error.code === DISABLED,
    )
    if (found) return found
  }
  return undefined
}

function isApi(trace: Trace, id: string): boolean {
  return opening(trace)?.parties.some((party) => party.id === id && party.kind === 'resource') ?? false
}

function headersOf({ headers }: Asked['request'], name: string): readonly string[] {
  return headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
}

const list = (things: readonly string[]) => new Intl.ListFormat('en').format(things)

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
