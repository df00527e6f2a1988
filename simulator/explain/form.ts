import type { EpochSeconds } from '../core/clock'
import { endpointOf } from '../trace/select/vocabulary/endpoint'
import type { Place } from '../trace/select/vocabulary/meaning'
import { parameters } from '../trace/select/vocabulary/parameters'
import { partOf } from './fields'
import { empty, type Finding } from './finding'
import { flowsByGrant } from './grants'
import { insideOf } from './inside'
import { mindsOfAnswer, mindsOfRequest } from './minds'
import { firstOf, hasOne, type Pairs } from './pairs'

const UNKNOWN =
  'Not known here, so it is hidden. A server ignores a parameter that it does not know (RFC 6749 section 3.1).'

const KINDS = {
  answer: {
    title: 'Answer to an app, as a form',
    says: 'Names and values as the browser posts them to an app: what the identity provider gives back.',
  },
  question: { title: 'Authorization request', says: 'Names and values of an authorization request.' },
  device: {
    title: 'Device authorization request',
    says: 'The form by which a device asks for its two codes.',
  },
  token: { title: 'Token request', says: 'The form that a program posts to the token endpoint.' },
  other: { title: 'Form', says: 'Names and values that a browser or a program posts.' },
} as const

/**
 * Takes a form apart that was posted: to the token endpoint, to another, or to an app (response_mode form_post).
 * @param url where it was posted to, where that is known
 */
export function explainForm(pairs: Pairs, now: EpochSeconds, url?: URL): Finding {
  const grant = firstOf(pairs, 'grant_type')
  const to = url && endpointOf(url)
  const isSentElsewhere = to !== undefined && to !== 'token' && to !== 'elsewhere'
  const isAnswer =
    grant === undefined &&
    !isSentElsewhere &&
    to !== 'token' &&
    hasOne(pairs, 'code', 'id_token', 'error', 'access_token')
  const isQuestion =
    to === 'authorize' || (grant === undefined && !isAnswer && hasOne(pairs, 'response_type'))
  const place: Place = isAnswer
    ? { endpoint: 'elsewhere', direction: 'request' }
    : isQuestion
      ? { endpoint: 'authorize', direction: 'request' }
      : isSentElsewhere
        ? { endpoint: to, direction: 'request' }
        : { endpoint: 'token', direction: 'request', grant: grant ?? '' }
  const { title, says } = isAnswer
    ? KINDS.answer
    : isQuestion
      ? KINDS.question
      : to === 'devicecode'
        ? KINDS.device
        : isSentElsewhere || (to === 'elsewhere' && grant === undefined)
          ? KINDS.other
          : KINDS.token
  return {
    ...empty,
    kind: 'form',
    title,
    says: [{ says }],
    minds: isAnswer ? mindsOfAnswer([], pairs) : isQuestion ? mindsOfRequest(pairs) : [],
    parts: [
      partOf('Form', pairs, {
        words: parameters,
        place,
        now,
        putBy: isAnswer ? 'identity-provider' : 'app',
        readBy: isAnswer ? 'app' : 'identity-provider',
        unknown: UNKNOWN,
        hides: true,
      }),
    ],
    flows:
      grant !== undefined && Object.hasOwn(flowsByGrant, grant)
        ? (flowsByGrant[grant] ?? [])
        : to === 'devicecode'
          ? ['device-authorization']
          : title === KINDS.other.title
            ? []
            : ['authorization-code-pkce'],
    inside: insideOf(pairs, now),
  }
}

/** Whether a text is a form, and one of those that are explained here: `grant_type=...&code=...`. */
export function isForm(text: string, pairs: Pairs): boolean {
  if (!/^[\w.%@+[\]-]+=/.test(text) || /\s/.test(text)) return false
  return pairs.some(([name]) => Object.hasOwn(parameters, name))
}
