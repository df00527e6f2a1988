import type { EventOf } from '../../../../simulator/doors/view'
import type { Trace, Verdict } from '../../../_build/exercise'

const DESK = 'identity-provider'
const JOB = 'job'
const MALLORY = 'mallory'

/** Object id of the person whose name and password the job was given. */
const ADA = '94322364-3211-4917-ae9f-3d7e4810be1f'
/** The group of those whom nobody asks for a second factor. */
const SPARED = 'No second factor'

type Asked = EventOf<'request-sent'> & Trace[number]
type Refused = EventOf<'check-failed'> & Trace[number]

/** The requests for a token that the job sends, with what it sends along. */
function tokenRequests(trace: Trace): readonly { readonly event: Asked; readonly form: URLSearchParams }[] {
  return trace.flatMap((event) =>
    event.type === 'request-sent' &&
    event.actor === JOB &&
    event.to === DESK &&
    event.request.url.endsWith('/token')
      ? [{ event, form: new URLSearchParams(event.request.body) }]
      : [],
  )
}

/** Where the identity provider refuses the job that comes with a person's password, and in which night. */
export function refusedAsAda(
  trace: Trace,
): { readonly refusal: Refused; readonly night: number } | undefined {
  for (const [index, { event, form }] of tokenRequests(trace).entries()) {
    if (form.get('grant_type') !== 'password') continue
    const answer = trace.find((each) => each.type === 'response-received' && each.exchange === event.exchange)
    const refusal = trace.find(
      (each): each is Refused =>
        each.type === 'check-failed' &&
        each.actor === DESK &&
        each.seq > event.seq &&
        each.seq < (answer?.seq ?? trace.length),
    )
    if (refusal) return { refusal, night: index + 1 }
  }
  return undefined
}

/** What the job signs in with in a run: the last that it showed. */
export function signsInWith(trace: Trace): 'password' | 'secret' | 'certificate' | undefined {
  const form = tokenRequests(trace).at(-1)?.form
  if (!form) return undefined
  if (form.has('password')) return 'password'
  return form.has('client_secret') ? 'secret' : form.has('client_assertion') ? 'certificate' : undefined
}

/** What can happen to somebody, each for a good reason. */
export const HAPPENS = {
  password: 'a new password',
  factor: 'a second factor for Ada',
  account: 'an account that is disabled',
} as const

export type Happening = keyof typeof HAPPENS

interface Had {
  readonly accountEnabled?: boolean
  readonly lastPasswordChangeDateTime?: unknown
  readonly displayName?: string
  readonly members?: readonly string[]
}

function happeningOf(event: Trace[number]): Happening | undefined {
  if (event.type !== 'directory-changed') return undefined
  const before = event.before as Had | undefined
  const after = event.after as Had | undefined
  if (event.collection === 'groups' && before?.displayName === SPARED)
    return after?.members?.includes(ADA) ? undefined : 'factor'
  if (event.collection !== 'users' || event.id !== ADA) return undefined
  if (!after || (before?.accountEnabled && !after.accountEnabled)) return 'account'
  return before?.lastPasswordChangeDateTime !== after.lastPasswordChangeDateTime ? 'password' : undefined
}

/** What has happened to Ada in a run before the job signed in once more, and read reports after that. */
export function outlived(trace: Trace): readonly Happening[] {
  return trace.flatMap((event) => {
    const happening = happeningOf(event)
    const signedIn = tokenRequests(trace).find((each) => each.event.seq > event.seq)?.event
    return happening && signedIn && trace.some((each) => each.seq > signedIn.seq && opens(each, JOB))
      ? [happening]
      : []
  })
}

/** Whether Mallory has had the file in a run. */
export const wasRead = (trace: Trace): boolean =>
  trace.some(
    (event) =>
      event.type === 'response-received' &&
      event.actor === JOB &&
      event.from === MALLORY &&
      event.response.status === 200,
  )

/** Where an API opens to Mallory. */
export const opensToMallory = (trace: Trace): number | undefined =>
  trace.find((event) => opens(event, MALLORY))?.seq

function opens(event: Trace[number], to: string): boolean {
  return (
    event.type === 'response-received' &&
    event.actor.endsWith('-api') &&
    event.from === to &&
    event.response.status === 200
  )
}

export function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
