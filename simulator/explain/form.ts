import type { EpochSeconds } from '../core/clock'
import type { Place } from '../trace/select/vocabulary/meaning'
import { parameters } from '../trace/select/vocabulary/parameters'
import { partOf } from './fields'
import { empty, type Finding } from './finding'
import { flowsByGrant } from './grants'
import { insideOf } from './inside'
import { mindsOfAnswer, mindsOfRequest } from './minds'
import { firstOf, hasOne, type Pairs } from './pairs'

const UNKNOWN = 'Not known here. A server ignores a parameter that it does not know (RFC 6749 section 3.1).'

/** Takes a form apart that was posted: to the token endpoint, or to an app (response_mode form_post). */
export function explainForm(pairs: Pairs, now: EpochSeconds): Finding {
  const grant = firstOf(pairs, 'grant_type')
  const isAnswer = grant === undefined && hasOne(pairs, 'code', 'id_token', 'error', 'access_token')
  const isQuestion = grant === undefined && !isAnswer && hasOne(pairs, 'response_type')
  const place: Place = isAnswer
    ? { endpoint: 'elsewhere', direction: 'request' }
    : isQuestion
      ? { endpoint: 'authorize', direction: 'request' }
      : { endpoint: 'token', direction: 'request', grant: grant ?? '' }
  return {
    ...empty,
    kind: 'form',
    title: isAnswer ? 'Answer to an app, as a form' : isQuestion ? 'Authorization request' : 'Token request',
    says: [
      {
        says: isAnswer
          ? 'Names and values as the browser posts them to an app: what the identity provider gives back.'
          : isQuestion
            ? 'Names and values of an authorization request.'
            : 'The form that a program posts to the token endpoint.',
      },
    ],
    minds: isAnswer ? mindsOfAnswer([], pairs) : isQuestion ? mindsOfRequest(pairs) : [],
    parts: [
      partOf('Form', pairs, {
        words: parameters,
        place,
        now,
        putBy: isAnswer ? 'identity-provider' : 'app',
        readBy: isAnswer ? 'app' : 'identity-provider',
        unknown: UNKNOWN,
      }),
    ],
    flows:
      grant !== undefined && Object.hasOwn(flowsByGrant, grant)
        ? (flowsByGrant[grant] ?? [])
        : ['authorization-code-pkce'],
    inside: insideOf(pairs, now),
  }
}

/** Whether a text is a form, and one of those that are explained here: `grant_type=...&code=...`. */
export function isForm(text: string, pairs: Pairs): boolean {
  if (!/^[\w.%@+[\]-]+=/.test(text) || /\s/.test(text)) return false
  return pairs.some(([name]) => Object.hasOwn(parameters, name))
}
