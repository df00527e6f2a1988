import { isObject } from '../../core/json'
import type { Compared, SpecRef } from '../../trace/event'
import type { OAuthClient } from './client'

/** What `oauth4webapi` throws over what it was handed, as far as it is read here. */
export interface LibraryFault {
  readonly message: string
  readonly cause?: unknown
}

/** What is wrong with an answer: where that is written, and in words. */
export interface Wrong {
  readonly spec: SpecRef
  readonly error: 'invalid_response' | 'invalid_token'
  readonly description: string
  readonly compared?: Compared
}

interface Answer {
  /** As a sentence begins with it. */
  readonly what: string
  readonly spec: SpecRef
}

interface Found {
  readonly match: RegExpExecArray
  readonly answer: Answer
  readonly response: Response | undefined
}

interface Rule {
  /** In the library's message. */
  readonly says: RegExp
  /** Where it is written, if not where the form of this answer is. */
  readonly spec?: SpecRef
  /** It is about the ID token, and not about the answer that it came in. */
  readonly token?: true
  readonly words: (found: Found) => string
}

const ID_TOKEN = { spec: 'oidc-core#3.1.3.7', token: true } as const

/** By the library's messages: the first that fits. */
const RULES: readonly Rule[] = [
  {
    says: /unexpected HTTP status code/,
    words: ({ answer, response }) =>
      `${answer.what} has the status ${response?.status}, and should have 200.`,
  },
  {
    says: /content-type must be (\S+)/,
    words: ({ answer, response, match }) =>
      `${answer.what} says that it is ${response?.headers.get('Content-Type') || 'nothing'}, and not ${match[1]}.`,
  },
  { says: /failed to parse "response" body/, words: ({ answer }) => `${answer.what} is no JSON.` },
  { says: /"response" body must be/, words: ({ answer }) => `${answer.what} is no JSON object.` },
  {
    says: /"response" body "issuer" property does not match/,
    spec: 'oidc-discovery#4.3',
    words: ({ answer }) => `${answer.what} names another issuer than the one that was asked.`,
  },
  {
    says: /"response" body "(\w+)" property must(?: be (.+)| not be empty)/,
    words: ({ answer, match: [, name, form] }) =>
      `${answer.what} has no ${name}${form ? ` that is ${form}` : ''}.`,
  },
  {
    says: /"response" body "keys" property members/,
    words: ({ answer }) => `${answer.what} has something in it that is no key.`,
  },
  {
    says: /does not contain a valid "as\.(\w+)"/,
    spec: 'oidc-discovery#3',
    words: ({ match }) => `The identity provider’s list of addresses has no ${match[1]} that can be used.`,
  },
  {
    says: /only (requests to HTTPS|HTTP and HTTPS requests)/,
    spec: 'oidc-discovery#3',
    words: () => 'An address of the identity provider is not https, and the app sends nothing there.',
  },
  {
    says: /unsupported `token_type`/,
    spec: 'rfc6749#7.1',
    words: ({ answer }) => `${answer.what} has a token_type that the app does not know: it knows Bearer.`,
  },
  {
    says: /"(\w+)" parameter must be provided only once/,
    spec: 'rfc6749#3.1',
    words: ({ match }) => `${match[1]} came with the browser more than once.`,
  },
  {
    says: /response parameter "iss"|"iss" \(issuer\) response parameter/,
    spec: 'rfc9207#2.4',
    words: () => 'The iss that came with the browser is not the issuer that the app has asked.',
  },
  {
    says: /implicit and hybrid flows/,
    spec: 'rfc6749#4.1.2',
    words: () => 'Tokens came with the browser, and the app has asked for a code.',
  },
  {
    says: /JWT "(\w+)" \(.+\) claim missing/,
    ...ID_TOKEN,
    words: ({ match }) => `The ID token has no ${match[1]}.`,
  },
  {
    says: /JWT "(\w+)" \(.+\) claim type/,
    ...ID_TOKEN,
    words: ({ match }) => `${match[1]} in the ID token is not of the type that it has to be.`,
  },
  { says: /expiration is past/, ...ID_TOKEN, words: () => 'The ID token has expired.' },
  { says: /"nbf" .*claim value/, ...ID_TOKEN, words: () => 'The ID token is not good yet.' },
  {
    says: /"(\w+)" \(.+\) claim (?:value|includes)/,
    ...ID_TOKEN,
    words: ({ match }) => `${match[1]} in the ID token is not what the app expects.`,
  },
  {
    says: /signature verification failed/,
    ...ID_TOKEN,
    words: () => 'The signature of the ID token does not fit.',
  },
  {
    says: /no applicable keys/,
    ...ID_TOKEN,
    words: () => 'The issuer publishes no key with which the ID token could have been signed.',
  },
  {
    says: /multiple applicable keys/,
    ...ID_TOKEN,
    words: () =>
      'The issuer has several keys, and the ID token does not say with which it was signed: kid is missing.',
  },
  {
    says: /"alg"|unsupported JWS algorithm/,
    ...ID_TOKEN,
    words: () => 'The ID token is signed in a way that the app does not take.',
  },
  {
    says: /Invalid JWT|JWT (Header|Payload)|JWE decryption|"crit"/,
    spec: 'rfc7515#5.2',
    token: true,
    words: () => 'The ID token is not written as one is.',
  },
  {
    says: /modulusLength|unsupported (JWK|CryptoKey|Rsa|Ec)/,
    spec: 'rfc7518#3.3',
    words: () =>
      'A key of the issuer cannot be used: it is too short, or of a kind that the app does not know.',
  },
]

/** What the library's complaint means, in the words of what it complains of; in its own where it is none of those known. */
export function wrongIn({ message, cause: thrown }: LibraryFault, client: OAuthClient): Wrong {
  const answer = answerOf(client)
  const cause = isObject(thrown) ? thrown : {}
  const response = thrown instanceof Response ? thrown : undefined
  for (const { says, spec, token, words } of RULES) {
    const match = says.exec(message)
    if (!match) continue
    const compared = comparedIn(cause)
    return {
      spec: spec ?? answer.spec,
      error: token ? 'invalid_token' : 'invalid_response',
      description: words({ match, answer, response }),
      ...(compared && { compared }),
    }
  }
  return { spec: answer.spec, error: 'invalid_response', description: message }
}

/** Which answer the app has read last, by the address that it had asked. */
function answerOf({ server, asked = '' }: OAuthClient): Answer {
  if (asked === server?.jwks_uri) return { what: 'The issuer’s list of keys', spec: 'rfc7517#5' }
  if (asked === server?.device_authorization_endpoint)
    return { what: 'The answer to the device', spec: 'rfc8628#3.2' }
  if (asked.endsWith('/.well-known/openid-configuration'))
    return { what: 'The identity provider’s list of addresses', spec: 'oidc-discovery#4.2' }
  return { what: 'The answer of the token endpoint', spec: 'rfc6749#5.1' }
}

/** A claim of the ID token beside what it has to be. */
function comparedIn({ expected, claims, claim }: Readonly<Record<string, unknown>>): Compared | undefined {
  if (typeof expected !== 'string' || typeof claim !== 'string' || !isObject(claims)) return undefined
  const came = claims[claim]
  return {
    expected,
    came: typeof came === 'string' ? came : came === undefined ? 'none' : JSON.stringify(came),
  }
}
