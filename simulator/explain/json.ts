import type { EpochSeconds } from '../core/clock'
import { isObject, type JsonObject } from '../core/json'
import { claims } from '../trace/select/vocabulary/claims'
import { metadata } from '../trace/select/vocabulary/metadata'
import { parameters } from '../trace/select/vocabulary/parameters'
import { apiErrorIn, explainApiError } from './api-error'
import { partOf, type Setting, textOf } from './fields'
import { type ExplainedField, empty, type Finding } from './finding'
import { insideOf } from './inside'
import { isNamedSecret, VALUE } from './secret'

interface Kind {
  readonly title: string
  readonly says: string
  readonly flows: readonly string[]
  readonly setting: Omit<Setting, 'now' | 'unknown'>
}

const TO_APP = { putBy: 'identity-provider', readBy: 'app' } as const

/** What a JSON object is, by a member that only it has. The first that fits counts. */
const KINDS: readonly (readonly [string, Kind])[] = [
  [
    'error',
    {
      title: 'Refusal',
      says: 'The answer of an endpoint that says no (RFC 6749 section 5.2).',
      flows: [],
      setting: { words: parameters, place: { endpoint: 'token', direction: 'response' }, ...TO_APP },
    },
  ],
  [
    'device_code',
    {
      title: 'Answer of the device authorization endpoint',
      says: 'One code for the device, one for the person (RFC 8628 section 3.2).',
      flows: ['device-authorization'],
      setting: { words: parameters, place: { endpoint: 'devicecode', direction: 'response' }, ...TO_APP },
    },
  ],
  ...['access_token', 'id_token', 'token_type'].map(
    (member) =>
      [
        member,
        {
          title: 'Token response',
          says: 'The answer of the token endpoint: what a program gets for what it has handed in (RFC 6749 section 5.1).',
          flows: ['authorization-code-pkce'],
          setting: { words: parameters, place: { endpoint: 'token', direction: 'response' }, ...TO_APP },
        },
      ] as const,
  ),
  [
    'token_endpoint',
    {
      title: 'Metadata document',
      says: 'What an identity provider says about itself.',
      flows: [],
      setting: { words: metadata, place: { endpoint: 'metadata', direction: 'response' }, ...TO_APP },
    },
  ],
  [
    'keys',
    {
      title: 'Public keys',
      says: 'The keys with which signatures of tokens are verified.',
      flows: [],
      setting: { words: parameters, place: { endpoint: 'keys', direction: 'response' }, ...TO_APP },
    },
  ],
  ...['iss', 'aud', 'sub'].map(
    (member) =>
      [
        member,
        {
          title: 'Claims without their token',
          says: 'The content of a token, taken out of it. Without header and signature, nothing says that it is true, and no API takes it.',
          flows: [],
          setting: { words: claims, place: {} },
        },
      ] as const,
  ),
]

const ANY: Kind = {
  title: 'JSON',
  says: 'No answer of an identity provider that this lab knows.',
  flows: [],
  setting: { words: parameters, place: { endpoint: 'elsewhere', direction: 'response' } },
}

/** Takes a JSON object apart: an answer of an endpoint, or the claims of a token. */
export function explainJson(object: JsonObject, now: EpochSeconds): Finding {
  const error = apiErrorIn(object)
  if (error) return explainApiError(error)
  const kind =
    KINDS.find(([member]) => Object.hasOwn(object, member) && (member !== 'keys' || areKeys(object)))?.[1] ??
    ANY
  const { title, says, flows, setting } = kind
  const entries = Object.entries(object)
  const members = partOf('Members', entries, { ...setting, now, unknown: 'Not known here.' })
  const named = isNamedSecret(object)
  return {
    ...empty,
    kind: 'json',
    title,
    says: [{ says }],
    parts: [named ? { ...members, fields: members.fields.map(hidden) } : members],
    flows,
    inside: insideOf(
      entries.map(([name, value]) => [name, textOf(value)] as const),
      now,
    ),
  }
}

/** Keys of signatures (RFC 7517 section 4.1): what else is called so, such as the keys of a storage account, is secret. */
const areKeys = ({ keys }: JsonObject) =>
  Array.isArray(keys) && keys.every((key) => isObject(key) && 'kty' in key)

const hidden = (field: ExplainedField): ExplainedField =>
  VALUE.test(field.name) ? { ...field, secret: true } : field
