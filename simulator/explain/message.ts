import type { EpochSeconds } from '../core/clock'
import { endpointOf } from '../trace/select/vocabulary/endpoint'
import { cookieMeaning, headers as words } from '../trace/select/vocabulary/headers'
import { meaningOf, type Place } from '../trace/select/vocabulary/meaning'
import { explainAddress } from './address'
import { explainChallenge, isChallenge } from './challenge'
import { type ExplainedField, empty, type Finding, type Part, type Remark } from './finding'
import { explainForm } from './form'
import { formIn } from './form-lines'
import type { RawMessage } from './http'
import { explainJson } from './json'
import { jsonIn } from './json-in'
import { MOST_FIELDS } from './limits'
import { isSecret } from './secret'
import { explainToken } from './token'
import { tokensIn } from './tokens-in'

/** Takes a request or an answer apart: its headers, and its address, its body and its token, each as a thing of its own. */
export function explainMessage(message: RawMessage, now: EpochSeconds): Finding {
  const { method, status, headers, left } = message
  const url = urlOf(message.target)
  const isAnswer = status !== undefined || (url === undefined && method === undefined && isOfAnswer(headers))
  const place: Place = {
    ...(url && { endpoint: endpointOf(url) }),
    direction: isAnswer ? 'response' : 'request',
  }
  const body = bodyOf(message, url, now)
  const address = url && explainAddress(url, now)
  return {
    ...empty,
    kind: 'http',
    title: status !== undefined ? `HTTP answer ${status}` : method ? 'HTTP request' : 'HTTP headers',
    says: [{ says: whatItIs(message, isAnswer) }],
    minds: [...left, ...body.left].map((says): Remark => ({ says })),
    parts: partsOf(headers, place),
    inside: [
      ...(address && (address.title !== 'Address' || url?.search) ? [address] : []),
      ...headers.flatMap(([name, value]) => insideHeader(name.toLowerCase(), value, now)),
      ...body.inside,
    ],
  }
}

function whatItIs({ method, status }: RawMessage, isAnswer: boolean): string {
  if (status !== undefined)
    return 'What a server has answered: its number, its headers, and what they are about.'
  if (method) return `What a program sends (${method}): headers, and below them its address and its body.`
  return isAnswer ? 'Headers of an answer.' : 'Headers of a request.'
}

const isOfAnswer = (headers: RawMessage['headers']) =>
  headers.some(([name]) => /^(?:set-cookie|www-authenticate|location)$/i.test(name))

function urlOf(target: string | undefined): URL | undefined {
  return target !== undefined && /^https?:\/\//i.test(target) && URL.canParse(target)
    ? new URL(target)
    : undefined
}

/** The headers, and apart from them the cookies, each by its name. */
function partsOf(headers: RawMessage['headers'], place: Place): readonly Part[] {
  const isCookie = (name: string) => /^(?:set-)?cookie$/i.test(name)
  const plain = headers.filter(([name]) => !isCookie(name) && !name.startsWith(':'))
  const cookies = headers
    .filter(([name]) => isCookie(name))
    .flatMap(([name, value]) => cookiesOf(name, value))
  return [
    part(
      'Headers',
      plain.map(([name, value]) => headerField(name, value, place)),
    ),
    part('Cookies', cookies),
  ].filter(({ fields }) => fields.length > 0)
}

const part = (title: string, fields: readonly ExplainedField[]): Part => ({
  title,
  fields: fields.slice(0, MOST_FIELDS),
  leftOut: Math.max(0, fields.length - MOST_FIELDS),
})

/** Headers that have an address in them, as `X-Original-URL` has. */
const ADDRESS = /^(?:(?:content-)?location|refresh|referer|link|.*-ur[il])$/

function headerField(name: string, value: string, place: Place): ExplainedField {
  const lower = name.toLowerCase()
  const isBasic = /^(?:proxy-)?authorization$/.test(lower) && /^basic\b/i.test(value)
  const meaning = isBasic
    ? ({
        says: 'A name and a password, by HTTP Basic: of an application, its id and its secret.',
        spec: 'rfc6749#2.3.1',
      } as const)
    : meaningOf(words, lower, { ...place, value })
  return {
    name,
    value,
    ...(meaning ?? { says: 'Not known here.' }),
    // Addresses: of a token, and of whoever has asked for it.
    secret: isSecret(name, value, meaning !== undefined) || (ADDRESS.test(lower) && /[?&#;]\S*=/.test(value)),
  }
}

/** Every cookie of a header by itself. What the value is, its server alone knows: whoever has it may be taken for its owner. */
function cookiesOf(header: string, value: string): readonly ExplainedField[] {
  const isSet = header.toLowerCase() === 'set-cookie'
  const pairs = isSet ? [value] : value.split(/;\s*/)
  return pairs.flatMap((pair): readonly ExplainedField[] => {
    const [, name, kept] = /^\s*([^=;\s]{1,256})=([\s\S]*)$/.exec(pair) ?? []
    if (name === undefined) return []
    const known = cookieMeaning(isSet ? 'set-cookie' : 'cookie', `${name}=`)
    return [{ name, value: kept ?? '', ...(known ?? { says: 'Not known here.' }), secret: kept !== '' }]
  })
}

/** What stands in a header and is a thing of its own. */
function insideHeader(name: string, value: string, now: EpochSeconds): readonly Finding[] {
  if (
    name === 'authorization' ||
    name === 'x-ms-token-aad-access-token' ||
    name === 'x-ms-token-aad-id-token'
  )
    return tokensIn(value, 1).map((token) => explainToken(token, now))
  if (name === 'www-authenticate' && isChallenge(value)) return [explainChallenge(value)]
  if (name === 'location' || name === 'referer') {
    const url = urlOf(value)
    const finding = url && explainAddress(url, now)
    return finding && finding.title !== 'Address' ? [finding] : []
  }
  return []
}

function bodyOf(
  { body, form, status }: RawMessage,
  url: URL | undefined,
  now: EpochSeconds,
): { readonly inside: readonly Finding[]; readonly left: readonly string[] } {
  const text = body.trim()
  if (text === '') return { inside: form ? [explainForm(form, now, url)] : [], left: [] }
  const json = jsonIn(text)
  if (json) return { inside: [explainJson(json.object, now)], left: json.notes }
  const pairs = status === undefined ? formIn(text) : undefined
  if (pairs) return { inside: [explainForm(pairs, now, url)], left: [] }
  return {
    inside: tokensIn(text, 4).map((token) => explainToken(token, now)),
    left: [
      'Its body is neither a form nor a JSON object: it is not taken apart, and nothing of it is shown.',
    ],
  }
}
