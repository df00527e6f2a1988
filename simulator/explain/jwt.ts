import type { EpochSeconds } from '../core/clock'
import { isObject, type JsonObject } from '../core/json'
import { readClaims } from '../tokens/claims'
import { secondsInWords, spanInWords } from '../trace/select/moment'
import { claims } from '../trace/select/vocabulary/claims'
import { type Meaning, meaningOf, type Place, type Words } from '../trace/select/vocabulary/meaning'
import { decodePart } from './decode'
import { textOf } from './fields'
import { type ExplainedField, empty, type Finding, type Part, type Remark } from './finding'
import { MOST_FIELDS } from './limits'
import { isOfEntra, isOfTheLab, lookOfToken, type TokenLook } from './look-of-token'
import { headerNonce, moreClaims } from './more-claims'
import { originOf } from './origin'
import { holdsSecret, isSecret } from './secret'

const WORDS: Words = { ...moreClaims, ...claims }
/** A nonce in a header is never the one of OpenID Connect, which is a claim of an ID token. */
const { nonce: _nonce, ...OF_HEADERS }: Words = WORDS
const headerWords = (iss: unknown): Words =>
  isOfEntra(iss) ? { ...OF_HEADERS, nonce: headerNonce } : OF_HEADERS
const TITLES: Readonly<Record<TokenLook['kind'], string>> = {
  'access-token': 'Access token',
  'id-token': 'ID token',
  'client-assertion': 'Client assertion',
  job: 'Token of a build job',
  unknown: 'JWT',
}
const WHAT: Readonly<Record<TokenLook['kind'], string>> = {
  'access-token': 'A key for one API: the app carries it and does not read it.',
  'id-token': 'It says to the app who signed in, when, and how. No API takes it for a key.',
  'client-assertion': 'It stands for a secret: the app has signed it, and shows it to the identity provider.',
  job: 'A build service vouches for a job with it. Entra trades it for an access token where a federated credential says so.',
  unknown: 'Signed claims, for whoever is meant by aud.',
}

/** Takes a JWT apart (RFC 7519): `jwt` is two or three parts with dots between them. */
export function explainJwt(jwt: string, now: EpochSeconds): Finding {
  const [first = '', second = '', signature, ...more] = jwt.split('.')
  const header = decodePart(first, 'header')
  const payload = decodePart(second, 'payload')
  const look = payload.object ? lookOfToken(payload.object) : NO_LOOK
  const version = look.version ? `, version ${look.version}` : ''
  const cut = signature === undefined || signature === '' ? noSignature(header.object, signature) : []
  return {
    ...empty,
    kind: 'jwt',
    title: `${TITLES[look.kind]}${version}`,
    jwt,
    look,
    header: header.object,
    payload: payload.object,
    says: [
      { says: WHAT[look.kind] },
      { says: look.because },
      ...(isOfTheLab(payload.object?.iss)
        ? [{ says: 'It is of this lab, whose clock begins on 2 March 2026: by that clock it may be good.' }]
        : []),
    ],
    minds: [
      ...[...header.problems, ...payload.problems].map((says) => ({ says })),
      ...cut,
      ...(more.length > 0
        ? [
            {
              says: 'It has more than three parts with dots between them, which no JWT has.',
              spec: 'rfc7515#3.1' as const,
            },
          ]
        : []),
      ...(payload.object ? mindsOf(header.object ?? {}, payload.object, look, now) : []),
    ],
    parts: [
      ...(header.object
        ? [part('Header', header.object, look, now, headerWords(payload.object?.iss), true)]
        : []),
      ...(payload.object ? [part('Claims', payload.object, look, now, WORDS, false)] : []),
    ],
    flows: flowsOf(look),
  }
}

const UNKNOWN: Meaning = {
  says: 'Not known here. An issuer may add claims of its own; a reader ignores what it does not know.',
  spec: 'rfc7519#4',
}
const NO_LOOK: TokenLook = {
  kind: 'unknown',
  isApplication: false,
  isManagedIdentity: false,
  because: 'Its claims cannot be read.',
}

function noSignature(header: JsonObject | undefined, signature: string | undefined): readonly Remark[] {
  if (signature === '' && header?.alg === 'none') return []
  return [
    {
      says: 'It has no signature: the end is missing. Copy the whole token, up to its last letter.',
      spec: 'rfc7515#5.2',
    },
  ]
}

function mindsOf(
  header: JsonObject,
  payload: JsonObject,
  look: TokenLook,
  now: EpochSeconds,
): readonly Remark[] {
  const { alg } = header
  const read = readClaims(payload)
  return [
    ...(typeof alg === 'string' && /^none$/i.test(alg)
      ? [
          {
            says: 'alg is none: nobody has signed it, and anybody can have written it. The lab’s APIs refuse it.',
            spec: 'rfc8725#3.2' as const,
          },
        ]
      : []),
    ...(typeof alg === 'string' && alg.startsWith('HS')
      ? [
          {
            says: `${alg} is made with a shared secret: whoever can check it can also forge it. Entra signs with RS256.`,
          },
        ]
      : []),
    ...(Object.hasOwn(header, 'nonce') && isOfEntra(payload.iss)
      ? [
          {
            says: 'Its header has a nonce. Tokens for Microsoft’s own APIs, such as Microsoft Graph, can have a form that does not validate as a JWT for anybody else: their signature cannot be checked here, nor by your own code. Microsoft says not to read or validate tokens for an API that is not one’s own.',
            spec: 'entra#access-tokens' as const,
          },
        ]
      : []),
    ...('wrong' in read
      ? [
          {
            says: `The claim ${read.wrong} is not of the type that it must be: APIs refuse the token.`,
            spec: 'rfc7519#4.1' as const,
          },
        ]
      : timesOf(read.claims, now)),
    ...(look.kind === 'id-token'
      ? [
          {
            says: 'Sent to an API as a bearer token, it is refused: its aud is the app, and it carries no permission.',
            spec: 'rfc7519#4.1.3' as const,
          },
        ]
      : []),
  ]
}

/** Whether it is good now, by the clock of whoever asks. */
function timesOf(
  { exp, nbf }: { readonly exp?: number; readonly nbf?: number },
  now: EpochSeconds,
): readonly Remark[] {
  if (exp === undefined)
    return [
      { says: 'It does not say until when it is good: the lab’s APIs refuse it.', spec: 'rfc7519#4.1.4' },
    ]
  if (exp <= now)
    return [
      {
        says: `By the clock of this device it expired ${spanInWords(now - exp)} ago.`,
        spec: 'rfc7519#4.1.4',
      },
    ]
  if (nbf !== undefined && nbf > now)
    return [
      {
        says: `By the clock of this device it is good only in ${spanInWords(nbf - now)}.`,
        spec: 'rfc7519#4.1.5',
      },
    ]
  return [
    {
      says: `By the clock of this device it is good for another ${spanInWords(exp - now)}: whoever has it can use it until then.`,
    },
  ]
}

function part(
  title: string,
  object: JsonObject,
  look: TokenLook,
  now: EpochSeconds,
  words: Words,
  isHeader: boolean,
): Part {
  const entries = Object.entries(object)
  return {
    title,
    fields: entries
      .slice(0, MOST_FIELDS)
      .map(([name, given]) => claimField(name, given, object, look, now, words, isHeader)),
    leftOut: Math.max(0, entries.length - MOST_FIELDS),
  }
}

function claimField(
  name: string,
  given: unknown,
  object: JsonObject,
  look: TokenLook,
  now: EpochSeconds,
  words: Words,
  isHeader: boolean,
): ExplainedField {
  const value = textOf(given)
  const meaning = meaningOf(words, name, placeOf(look, value))
  const isKnown = meaning !== undefined || isHeader
  const issued = typeof object.iat === 'number' ? object.iat : undefined
  const reads = typeof given === 'number' ? secondsInWords(name, value, now, issued) : undefined
  const origin = isHeader ? undefined : originOf(name, look)
  return {
    name,
    value,
    ...(meaning ?? UNKNOWN),
    ...(reads !== undefined && { reads }),
    secret: isSecret(name, value, isKnown) || holdsSecret(name, given, isKnown),
    ...origin,
    ...(isObject(given) && !meaning && { odd: 'It holds an object of its own, shown as it stands.' }),
  }
}

function placeOf({ kind, isApplication }: TokenLook, value: string): Place {
  const about = kind === 'job' ? ('job' as const) : isApplication ? ('application' as const) : undefined
  const token = kind === 'unknown' ? undefined : kind === 'job' ? ('id-token' as const) : kind
  return { value, ...(token && { token }), ...(about && { about }) }
}

function flowsOf(look: TokenLook): readonly string[] {
  if (look.isManagedIdentity) return ['managed-identity']
  if (look.kind === 'client-assertion' || look.kind === 'job') return ['client-credentials']
  if (look.kind === 'access-token')
    return look.isApplication ? ['client-credentials'] : ['authorization-code-pkce', 'on-behalf-of']
  return look.kind === 'id-token' ? ['authorization-code-pkce', 'single-sign-on'] : []
}
