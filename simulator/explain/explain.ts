import type { EpochSeconds } from '../core/clock'
import { isObject, isShallowJson, type JsonObject, readJsonObject } from '../core/json'
import { explainAddress, NO_HOST } from './address'
import { explainChallenge, isChallenge } from './challenge'
import { explainCode, explainRefusal } from './error-text'
import { type Explained, empty, type Finding } from './finding'
import { explainForm, isForm } from './form'
import { explainJson } from './json'
import { explainJwt } from './jwt'
import { LONGEST_TEXT, MOST_FINDINGS } from './limits'
import { pairsOf } from './pairs'
import { decoded, tidied } from './tidy'
import { tokensIn } from './tokens-in'
import { explainEncrypted, explainOpaque } from './word'

const HINT =
  'Paste a token, the address of a sign-in or of what came back, a request or an answer of the token endpoint, or the number of an error, such as AADSTS50011.'

/**
 * What a pasted text is: tokens, addresses, forms, answers and codes, each taken apart. Never throws, whatever it is given.
 * @param now the clock of whoever asks, in seconds since 1970: whether a token is good is said by it
 */
export function explain(pasted: string, now: EpochSeconds): Explained {
  if (pasted.length > LONGEST_TEXT)
    return nothing(
      `That is ${pasted.length.toLocaleString('en')} characters, and ${LONGEST_TEXT.toLocaleString('en')} are read at most: no token and no address is longer. Paste the part that you want explained.`,
    )
  const text = tidied(pasted)
  if (text === '') return { findings: [], notes: [] }
  const whole = wholeText(text, now) ?? wholeText(decoded(text) ?? '', now)
  if (whole) return whole
  const found = [...partsIn(text, now), ...explainRefusal(text)]
  if (found.length === 0) return oneWord(text, now)
  const left =
    found.length > MOST_FINDINGS ? [`There is more in it: the first ${MOST_FINDINGS} are shown.`] : []
  return { findings: found.slice(0, MOST_FINDINGS), notes: left }
}

const nothing = (...notes: readonly string[]): Explained => ({ findings: [], notes })
const one = (finding: Finding, ...notes: readonly string[]): Explained => ({ findings: [finding], notes })

/** A text that is one thing from its first letter to its last. */
function wholeText(text: string, now: EpochSeconds): Explained | undefined {
  if (text === '') return undefined
  if (/^(?:AADSTS\s?)?\d{5,7}$/i.test(text)) return one(explainCode(Number(text.replace(/\D/g, ''))))
  if (isChallenge(text)) return one(explainChallenge(text))
  const json = jsonIn(text)
  if (json) return one(explainJson(json.object, now), ...json.notes)
  const pressed = pressedTogether(text)
  const url = addressIn(pressed)
  if (url) return isSaml(url.search) ? one(saml()) : one(explainAddress(url, now))
  const pairs = pairsOf(pressed.replace(/^[?#]/, ''))
  if (
    isSaml(`&${pressed}`) ||
    /^<\w*:?(?:Response|AuthnRequest|LogoutRequest|LogoutResponse|Assertion)\b/.test(text)
  )
    return one(saml())
  return isForm(pressed.replace(/^[?#]/, ''), pairs) ? one(explainForm(pairs, now)) : undefined
}

/** Lines of one thing that was broken by a mail or a terminal, in one piece again; other white space stays. */
const pressedTogether = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('')

/** An object in JSON; one that only a forgiving reader takes says so. */
function jsonIn(
  text: string,
): { readonly object: JsonObject; readonly notes: readonly string[] } | undefined {
  if (!text.startsWith('{')) return undefined
  const strict = readJsonObject(text)
  if (strict) return { object: strict, notes: [] }
  try {
    const value: unknown = JSON.parse(text)
    if (!isObject(value) || !isShallowJson(value)) return undefined
    return {
      object: value,
      notes: [
        'A name stands in it twice, or a value is none that every reader takes for the same: what stands last is shown.',
      ],
    }
  } catch {
    return undefined
  }
}

/** An address, also behind the method of a request, and without its host as a log has it. */
function addressIn(text: string): URL | undefined {
  const bare = /^(?:(?:GET|POST) )?(\S+)(?: HTTP\/[\d.]+)?$/.exec(text)?.[1]
  if (bare === undefined) return undefined
  if (/^[a-z][a-z\d+.-]{1,40}:\/\//i.test(bare)) return parsed(bare)
  return /^\/[^/][^?#]*[?#]/.test(bare) ? parsed(bare, NO_HOST) : undefined
}

function parsed(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined
}

/** An address without the end of the sentence that it stands in. */
function withoutEnd(address: string): string {
  let end = address.length
  while (end > 0 && '.,;)'.includes(address[end - 1] ?? '')) end--
  return address.slice(0, end)
}

const isSaml = (query: string) => /[?&](?:SAMLRequest|SAMLResponse)=/.test(query)

const saml = (): Finding => ({
  ...empty,
  kind: 'saml',
  title: 'SAML message',
  says: [
    {
      says: 'This page does not read SAML yet. It reads OpenID Connect and OAuth 2.0: tokens, addresses, forms, answers and codes.',
    },
  ],
})

/** Tokens and addresses that stand in a longer text: a log, a command, a mail. */
function partsIn(text: string, now: EpochSeconds): readonly Finding[] {
  const addresses = [...text.matchAll(/\bhttps?:\/\/[^\s"'<>`]+/gi)]
    .slice(0, MOST_FINDINGS)
    .map(([found]) => withoutEnd(found))
    .flatMap((found) => {
      const url = parsed(found)
      const finding = url && explainAddress(url, now)
      // A link in a text that is no part of a sign-in says nothing to anybody here.
      return finding && finding.title !== 'Address' ? [{ found, finding }] : []
    })
  const tokens = tokensIn(decoded(text) ?? text, MOST_FINDINGS + 1)
    // What stands in an address is explained with it.
    .filter((token) => !addresses.some(({ found }) => found.includes(token)))
    .map((token) => (token.split('.').length === 5 ? explainEncrypted(token) : explainJwt(token, now)))
  return [...tokens, ...addresses.map(({ finding }) => finding)]
}

function oneWord(text: string, now: EpochSeconds): Explained {
  const word = text.replace(/^(?:authorization:\s*)?bearer\s+/i, '')
  if (/^ey[A-Z][\w+/-]+={0,2}$/.test(word)) return one(explainJwt(word, now))
  if (/^[\w.~+/=-]{16,}$/.test(word)) return one(explainOpaque(word))
  const number = /^(?:AADSTS)?\s?(\d+)$/i.exec(text)?.[1]
  if (number)
    return nothing(`${number} is no number of an AADSTS code: those have five to seven digits.`, HINT)
  return nothing('There is nothing in it that this page can take apart.', HINT)
}
