import type { EpochSeconds } from '../core/clock'
import { type Endpoint, endpointOf } from '../trace/select/vocabulary/endpoint'
import { parameters } from '../trace/select/vocabulary/parameters'
import { partOf, type Setting } from './fields'
import { empty, type Finding, type Part, type Remark, type Role } from './finding'
import { insideOf } from './inside'
import { mindsOfAnswer, mindsOfRequest } from './minds'
import { firstOf, hasOne, type Pairs, pairsOf } from './pairs'

/** Stands for the host of an address that was pasted without one. */
export const NO_HOST = 'https://host.invalid'

const UNKNOWN = 'Not known here. A server ignores a parameter that it does not know (RFC 6749 section 3.1).'

/** What the address of a place is called, what happens there, and which flow goes there. */
const PLACES: Readonly<
  Partial<
    Record<Endpoint, { readonly title: string; readonly says: string; readonly flows: readonly string[] }>
  >
> = {
  authorize: {
    title: 'Authorization request',
    says: 'An app sends the browser here, so that the person signs in.',
    flows: ['authorization-code-pkce'],
  },
  logout: {
    title: 'Sign-out request',
    says: 'An app sends the browser here, so that the session at the identity provider ends.',
    flows: ['single-sign-on'],
  },
  adminconsent: {
    title: 'Request for admin consent',
    says: 'An administrator who agrees here agrees for the whole tenant.',
    flows: ['admin-consent'],
  },
  token: {
    title: 'Token endpoint',
    says: 'A program posts a form here and gets tokens. What it sends stands in the form, not in the address.',
    flows: ['authorization-code-pkce'],
  },
  devicecode: {
    title: 'Device authorization endpoint',
    says: 'A device without a keyboard asks for its two codes here.',
    flows: ['device-authorization'],
  },
  metadata: {
    title: 'Metadata document',
    says: 'Here the identity provider says where its endpoints and keys are.',
    flows: ['authorization-code-pkce'],
  },
  keys: {
    title: 'Public keys',
    says: 'With these keys signatures of tokens are verified.',
    flows: ['authorization-code-pkce'],
  },
  userinfo: { title: 'Userinfo endpoint', says: 'An app asks here who has signed in.', flows: [] },
}

/** Names by which an answer to an app's own address is known. */
const ANSWER = ['code', 'id_token', 'access_token', 'error', 'admin_consent', 'session_state'] as const

/** Takes an address apart. @param url as it was pasted, without line breaks */
export function explainAddress(url: URL, now: EpochSeconds): Finding {
  const query = pairsOf(url.search)
  const fragment = pairsOf(url.hash.slice(1))
  const both = [...query, ...fragment]
  const endpoint = endpointOf(url)
  const known = PLACES[endpoint]
  if (known) return atEndpoint(url, query, fragment, { ...known, endpoint }, now)
  return hasOne(both, ...ANSWER) ? answerTo(url, query, fragment, now) : elsewhere(url, query, fragment, now)
}

function atEndpoint(
  url: URL,
  query: Pairs,
  fragment: Pairs,
  place: {
    readonly title: string
    readonly says: string
    readonly flows: readonly string[]
    readonly endpoint: Endpoint
  },
  now: EpochSeconds,
): Finding {
  const setting = settingOf(place.endpoint, 'request', 'app', 'identity-provider', now)
  const silent = firstOf(query, 'prompt') === 'none'
  return {
    ...empty,
    kind: 'address',
    title: place.title,
    says: [{ says: place.says }, ...whereIn(url)],
    minds: place.endpoint === 'authorize' ? mindsOfRequest(query) : [],
    parts: [addressPart(url), ...partsOf(query, fragment, setting)],
    flows: place.endpoint === 'authorize' && silent ? ['single-sign-on'] : place.flows,
    inside: insideOf([...query, ...fragment], now),
  }
}

/** Where the tenant stands in the path (entra, v2-protocols: endpoints). */
function whereIn(url: URL): readonly Remark[] {
  const tenant = url.pathname.split('/')[1] ?? ''
  const says = TENANTS[tenant.toLowerCase()]
  if (says) return [{ says: `${tenant} stands in place of a tenant: ${says}` }]
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|\./i.test(tenant)
    ? [{ says: `The tenant is ${tenant}.` }]
    : []
}
const TENANTS: Readonly<Record<string, string>> = {
  common: 'people of any organization, and personal Microsoft accounts.',
  organizations: 'people of any organization.',
  consumers: 'personal Microsoft accounts alone.',
}

/** What came back to an app (RFC 6749 sections 4.1.2 and 4.1.2.1). */
function answerTo(url: URL, query: Pairs, fragment: Pairs, now: EpochSeconds): Finding {
  const both = [...query, ...fragment]
  const refused = hasOne(both, 'error')
  const consent = hasOne(both, 'admin_consent')
  const setting = settingOf('elsewhere', 'request', 'identity-provider', 'app', now)
  return {
    ...empty,
    kind: 'address',
    title: refused
      ? 'Answer to an app: a refusal'
      : consent
        ? 'Answer to an app: admin consent'
        : 'Answer to an app',
    says: [
      {
        says: refused
          ? 'The identity provider has sent the browser back to the app, and says no.'
          : consent
            ? 'The identity provider has sent the administrator’s browser back to the app.'
            : 'The identity provider has sent the browser back to the app, with what it asked for.',
        spec: refused ? 'rfc6749#4.1.2.1' : 'rfc6749#4.1.2',
      },
      ...(url.origin === NO_HOST
        ? []
        : [{ says: `The app is at ${originOf(url)}: what follows is for it alone.` }]),
    ],
    minds: mindsOfAnswer(query, fragment),
    parts: [addressPart(url), ...partsOf(query, fragment, setting)],
    flows: consent ? ['admin-consent'] : ['authorization-code-pkce'],
    inside: insideOf(both, now),
  }
}

function elsewhere(url: URL, query: Pairs, fragment: Pairs, now: EpochSeconds): Finding {
  const setting = settingOf('elsewhere', 'request', undefined, undefined, now)
  return {
    ...empty,
    kind: 'address',
    title: 'Address',
    says: [
      {
        says: 'It is none of the endpoints of Entra that this lab knows, and nothing in it looks like an answer of an identity provider.',
      },
    ],
    parts: [addressPart(url), ...partsOf(query, fragment, setting)],
    inside: insideOf([...query, ...fragment], now),
  }
}

const settingOf = (
  endpoint: Endpoint,
  direction: 'request' | 'response',
  putBy: Role | undefined,
  readBy: Role | undefined,
  now: EpochSeconds,
): Setting => ({
  words: parameters,
  place: { endpoint, direction },
  now,
  unknown: UNKNOWN,
  ...(putBy && { putBy }),
  ...(readBy && { readBy }),
})

const originOf = (url: URL) => (url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin)

const addressPart = (url: URL): Part => ({
  title: 'Address',
  fields: [
    ...(url.origin === NO_HOST ? [] : [{ name: 'origin', value: originOf(url), secret: false }]),
    { name: 'path', value: url.pathname === '' ? '/' : url.pathname, secret: false },
    // RFC 3986 section 3.2.1: what stands before the host can be a password.
    ...(url.username || url.password
      ? [{ name: 'userinfo', value: `${url.username}:${url.password}`, secret: true }]
      : []),
  ],
  leftOut: 0,
})

const partsOf = (query: Pairs, fragment: Pairs, setting: Setting): readonly Part[] => [
  ...(query.length > 0 ? [partOf('Query', query, setting)] : []),
  ...(fragment.length > 0 ? [partOf('Fragment, which a browser keeps from servers', fragment, setting)] : []),
]
