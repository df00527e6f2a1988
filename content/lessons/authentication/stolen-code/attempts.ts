import { causes, type EventOf, partyNamed, tokens } from '../../../../simulator/doors/view'
import type { Trace } from '../../../_build/exercise'

const THIEF = 'thief'
const THIEFS_BROWSER = 'thief-browser'
const APP = 'expenses'

type Refusal = EventOf<'check-failed'> & Trace[number]

/** The three values, by the check that compares each. */
const CATCHES = {
  'state-matches': 'state',
  'nonce-matches': 'nonce',
  'code-verifier': 'code_verifier',
} as const

/** One of the three values. */
export type Caught = (typeof CATCHES)[keyof typeof CATCHES]

/** Where the thief's browser gave the app a code that was sent to another one. */
export function injection(trace: Trace): Trace[number] | undefined {
  return trace.find(
    (event) =>
      event.type === 'request-sent' &&
      event.actor === THIEFS_BROWSER &&
      event.to === APP &&
      isOfAnother(trace, new URL(event.request.url).searchParams.get('code')),
  )
}

function isOfAnother(trace: Trace, code: string | null): boolean {
  const answer = trace.find(
    (event) =>
      event.type === 'response-received' &&
      event.response.headers.some(
        ([name, value]) =>
          name.toLowerCase() === 'location' &&
          URL.canParse(value) &&
          new URL(value).searchParams.get('code') === code,
      ),
  )
  return code !== null && answer?.type === 'response-received' && answer.from !== THIEFS_BROWSER
}

/** What the thief's browser was shown last, if the app greets somebody else there than its owner: the page, and whom it greets. */
export function wayIn(trace: Trace): { readonly seq: number; readonly as: string } | undefined {
  const page = trace.findLast(
    (event) =>
      event.type === 'page-shown' &&
      event.actor === THIEFS_BROWSER &&
      event.page.kind === 'app' &&
      event.page.state === 'signed-in',
  )
  if (!page) return undefined
  const answer = causes(trace, page.seq).findLast(
    (event) => event.type === 'response-received' && event.response.body.includes('"id_token"'),
  )
  if (answer?.type !== 'response-received') return undefined
  const claims = tokens(trace, page.seq).find(
    ({ kind, value }) => kind === 'id-token' && answer.response.body.includes(value),
  )?.claims
  const claim = (wanted: string) => claims?.find(({ name }) => name === wanted)?.value
  const own = partyNamed(trace, THIEF, page.seq)?.object?.id
  const oid = claim('oid')
  return oid === undefined || oid === own ? undefined : { seq: page.seq, as: claim('name') ?? oid }
}

/** The refusal by one of the three values, if a run has one. */
export function caughtBy(trace: Trace): { readonly check: Refusal; readonly by: Caught } | undefined {
  const check = trace.find(
    (event): event is Refusal => event.type === 'check-failed' && Object.hasOwn(CATCHES, event.check),
  )
  return check && { check, by: CATCHES[check.check as keyof typeof CATCHES] }
}

/** The switches of a run, all of them. */
export function switchesOf([start]: Trace): Readonly<Record<string, string>> {
  return start?.type === 'run-started' ? start.switches : {}
}
