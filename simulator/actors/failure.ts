import {
  AuthorizationResponseError,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi'
import { isObject } from '../core/json'
import type { ActorId, Compared } from '../trace/event'
import { partyOfKind } from '../trace/select/parties'
import { Declined, nameIn, type OAuthClient, Unexpected } from './client/client'
import { type LibraryFault, wrongIn } from './client/library-fault'

/** Why an application gave up: who refused, in which words. */
export interface Failure {
  readonly by: ActorId
  readonly error: string
  /** Entra's number when the identity provider refused. */
  readonly code?: number
  readonly says: string
  /** Who was signed in by then: what failed came after the sign-in. */
  readonly signedIn?: string
  /** Set when the application itself did not go on with what it received. */
  readonly check?: {
    readonly check: string
    readonly spec: string
    readonly error: string
    readonly description: string
    readonly compared?: Compared
  }
}

/**
 * Reads what `oauth4webapi` threw. A refusal of another party is passed on in its own words; what the library itself refused
 * becomes a failed check of the application.
 * @throws what it does not know: that is our bug, not a refusal.
 */
export function failureOf(fault: unknown, client: OAuthClient): Failure {
  const { claims } = client
  return { ...refusalIn(fault, client), ...(claims && { signedIn: nameIn(claims) }) }
}

function refusalIn(fault: unknown, client: OAuthClient): Failure {
  const { id, answeredBy, world } = client
  const by = answeredBy ?? partyOfKind(world.log.events, 'identity-provider') ?? id
  if (fault instanceof AuthorizationResponseError || fault instanceof ResponseBodyError) {
    const says = (fault.error_description ?? fault.error).split(/\s+Trace ID:/)[0] ?? ''
    return { by, error: fault.error, ...codeIn(says), says }
  }
  if (fault instanceof WWWAuthenticateChallengeError) {
    const parameters = fault.cause[0]?.parameters
    const error = parameters?.error ?? `HTTP ${fault.status}`
    return { by, error, says: parameters?.error_description ?? error }
  }
  if (isUnreadable(fault))
    return own(id, {
      check: 'answer-conforms',
      spec: 'rfc7515#5.2',
      error: 'invalid_response',
      description: 'A key or a signature cannot be read: it is not written as one is.',
    })
  if (fault instanceof OperationProcessingError || fault instanceof UnsupportedOperationError)
    return own(id, named(fault, client))
  if (fault instanceof TypeError && fault.message.startsWith('Failed to fetch'))
    return own(id, {
      check: 'answer-readable',
      spec: 'fetch#http-cors-protocol',
      error: 'network_error',
      description: fault.message,
    })
  // `oauth4webapi` sends nothing without one.
  if (fault instanceof TypeError && /client_id" must/.test(fault.message))
    return own(id, {
      check: 'expectation',
      spec: 'rfc6749#2.2',
      error: 'unexpected',
      description: 'This program has no client ID to send: nobody would know which registration it is.',
    })
  if (fault instanceof Declined)
    return {
      by,
      error: fault.error,
      says: fault.says,
      check: {
        check: 'api-answers',
        spec: 'rfc9110#15.5',
        error: fault.error,
        description: `The API answers ${fault.status}: there is nothing to go on with.`,
      },
    }
  if (fault instanceof Unexpected)
    return own(id, {
      ...(fault.check ?? { check: 'expectation', spec: 'oidc-core#3.1', error: 'unexpected' }),
      description: fault.message,
    })
  throw fault
}

/** What the library, or the browser's own cryptography, throws over bytes that are none; each browser has words of its own for it. */
function isUnreadable(fault: unknown): boolean {
  return (
    fault instanceof DOMException ||
    (fault instanceof TypeError && /not correctly encoded/.test(fault.message))
  )
}

function own(client: ActorId, check: NonNullable<Failure['check']>): Failure {
  return { by: client, error: check.error, says: check.description, check }
}

function codeIn(description: string): { code?: number } {
  const found = /^AADSTS(\d+):/.exec(description)
  return found ? { code: Number(found[1]) } : {}
}

const between = (expected: unknown, came: unknown): Compared => ({
  expected: String(expected),
  came: String(came || 'none'),
})

/** Which of the application's checks a library error stands for. */
function named(fault: LibraryFault, client: OAuthClient): NonNullable<Failure['check']> {
  const cause = isObject(fault.cause) ? fault.cause : {}
  if (cause.claim === 'nonce') {
    return {
      check: 'nonce-matches',
      spec: 'oidc-core#3.1.3.7',
      error: 'invalid_nonce',
      description:
        'The nonce in the ID token is not the one this sign-in began with: the token was made for another sign-in.',
      compared: between(cause.expected, isObject(cause.claims) && cause.claims.nonce),
    }
  }
  if (/"(state|code)" missing|no authorization code/.test(fault.message)) {
    return {
      check: 'answer-arrived',
      spec: 'rfc6749#4.1.2',
      error: 'no_answer',
      description:
        'Nothing came with the browser: neither a code nor an error. What stands behind a # in an address never leaves the browser.',
    }
  }
  if (/"state"/.test(fault.message)) {
    return {
      check: 'state-matches',
      spec: 'rfc6749#10.12',
      error: 'invalid_state',
      description:
        'The state that came back is not the one this browser was sent away with: the answer may belong to another sign-in.',
      compared: between(
        cause.expected,
        cause.parameters instanceof URLSearchParams && cause.parameters.get('state'),
      ),
    }
  }
  return { check: 'answer-conforms', ...wrongIn(fault, client) }
}
