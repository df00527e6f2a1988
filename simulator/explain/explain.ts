import type { EpochSeconds } from '../core/clock'
import { explainAddress, NO_HOST } from './address'
import { explainChallenge, isChallenge } from './challenge'
import { curlIn } from './curl'
import { explainCode, explainRefusal } from './error-text'
import { type Explained, empty, type Finding } from './finding'
import { explainForm, isForm } from './form'
import { beginsWithParameter, joinedForm, linesOf } from './form-lines'
import { messagesIn } from './http'
import { explainJson } from './json'
import { jsonIn } from './json-in'
import { explainJwt } from './jwt'
import { LONGEST_TEXT, MOST_FINDINGS } from './limits'
import { explainMessage } from './message'
import { pairsOf } from './pairs'
import { looksSecret } from './secret'
import { decoded, tidied } from './tidy'
import { explainToken } from './token'
import { tokensIn } from './tokens-in'
import { explainOpaque } from './word'

const HINT =
  'Paste a token, the address of a sign-in or of what came back, a request or an answer (as HTTP, as a form, as JSON, or as a command for curl), or the number of an error, such as AADSTS50011.'

/**
 * What a pasted text is: tokens, addresses, forms, answers and codes, each taken apart. Never throws, whatever it is given.
 * @param now the clock of whoever asks, in seconds since 1970: whether a token is good is said by it
 * @param other what reads commands of other programs than curl (`other-commands.ts`), where that has been loaded
 */
export function explain(pasted: string, now: EpochSeconds, other?: typeof curlIn): Explained {
  const read = readText(pasted, now, other)
  return { ...read, isSecret: read.findings.some(isSecretFinding) || looksSecret(pasted) }
}

type Read = Omit<Explained, 'isSecret'>

/** Whether whoever sees it can use it: a token, whatever is in it, and every field that is one. */
const isSecretFinding = ({ kind, parts, inside, minds }: Finding): boolean =>
  kind === 'jwt' ||
  kind === 'encrypted' ||
  kind === 'saml' ||
  // What of it was not read can be anything.
  (kind === 'http' && minds.length > 0) ||
  parts.some(({ fields }) => fields.some(({ secret }) => secret)) ||
  inside.some(isSecretFinding)

const NOT_SHOWN =
  'What else stands in it is not taken apart, and nothing of it is shown: it looks as if there were a secret in it.'

function readText(pasted: string, now: EpochSeconds, other?: typeof curlIn): Read {
  if (pasted.length > LONGEST_TEXT)
    return nothing(
      `That is ${pasted.length.toLocaleString('en')} characters, and ${LONGEST_TEXT.toLocaleString('en')} are read at most: no token and no address is longer. Paste the part that you want explained.`,
    )
  const text = tidied(pasted)
  if (text === '')
    return /["'`“”‘’«»]/.test(pasted) ? nothing('There is nothing between the quotes.') : nothing()
  const command = curlIn(text) ?? other?.(text)
  if (command) return commandAnd(command.message, command.around, now)
  const whole = wholeText(text, now) ?? wholeText(decoded(text) ?? '', now)
  if (whole) return whole
  const { found, rest } = partsIn(text, now)
  const all = [...found, ...explainRefusal(text)]
  if (all.length === 0) return oneWord(text, now)
  return limited(all, looksSecret(rest) ? [NOT_SHOWN] : [])
}

const nothing = (...notes: readonly string[]): Read => ({ findings: [], notes })
const one = (finding: Finding, ...notes: readonly string[]): Read => ({ findings: [finding], notes })

function limited(found: readonly Finding[], notes: readonly string[] = []): Read {
  const more =
    found.length > MOST_FINDINGS ? [`There is more in it: the first ${MOST_FINDINGS} are shown.`] : []
  return { findings: found.slice(0, MOST_FINDINGS), notes: [...more, ...notes] }
}

/** A command for curl, and what stands before and behind it: most often its answer. */
function commandAnd(message: Parameters<typeof explainMessage>[0], around: string, now: EpochSeconds): Read {
  const command = explainMessage(message, now)
  const beside = around.trim() === '' || curlIn(around) ? undefined : readText(around, now)
  if (beside && beside.findings.length > 0) return limited([command, ...beside.findings], beside.notes)
  return one(command, ...(around.trim() === '' ? [] : ['What stands around the command is not taken apart.']))
}

/** A text that is one thing from its first letter to its last. */
function wholeText(text: string, now: EpochSeconds): Read | undefined {
  if (text === '') return undefined
  if (/^(?:AADSTS\s?)?\d{5,7}$/i.test(text)) return one(explainCode(Number(text.replace(/\D/g, ''))))
  if (isChallenge(text)) return one(explainChallenge(text))
  const json = jsonIn(text)
  if (json) return one(explainJson(json.object, now), ...json.notes)
  const messages = messagesIn(text)
  if (messages) return limited(messages.map((each) => explainMessage(each, now)))
  const both = addressAndForm(text)
  if (both) return limited([explainAddress(both.url, now), explainForm(pairsOf(both.form), now, both.url)])
  const pressed = pressedTogether(text)
  const url = addressIn(pressed)
  if (url) return isSaml(url.search) ? one(saml()) : one(explainAddress(url, now))
  const form = joinedForm(linesOf(text)).replace(/^[?#]/, '')
  const pairs = pairsOf(form)
  if (
    isSaml(`&${form}`) ||
    /^<\w*:?(?:Response|AuthnRequest|LogoutRequest|LogoutResponse|Assertion)\b/.test(text)
  )
    return one(saml())
  return isForm(form, pairs) ? one(explainForm(pairs, now)) : undefined
}

/** An address, and in the lines below it the form that is posted there. */
function addressAndForm(text: string): { readonly url: URL; readonly form: string } | undefined {
  const lines = linesOf(text)
  const at = lines.findIndex(
    (line, index) =>
      index > 0 && beginsWithParameter(line) && !/^&/.test(line) && !/[&?=%]$/.test(lines[index - 1] ?? ''),
  )
  const url =
    at > 0
      ? addressIn(
          lines
            .slice(0, at)
            .join('')
            .replace(/^POST\s+/i, ''),
        )
      : undefined
  const form = url && joinedForm(lines.slice(at))
  return url && form !== undefined && isForm(form, pairsOf(form)) ? { url, form } : undefined
}

/** Lines of one thing that was broken by a mail or a terminal, in one piece again; other white space stays. */
const pressedTogether = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('')

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

/** Tokens and addresses that stand in a longer text, a log, a command, a mail; and the text without them. */
function partsIn(
  text: string,
  now: EpochSeconds,
): { readonly found: readonly Finding[]; readonly rest: string } {
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
  const taken = [...tokens, ...addresses.map(({ found }) => found)]
  return {
    found: [...tokens.map((token) => explainToken(token, now)), ...addresses.map(({ finding }) => finding)],
    rest: taken
      .reduce((rest, each) => rest.replaceAll(each, ''), text)
      .replace(/authorization["']?:\s*["']?bearer/gi, ''),
  }
}

function oneWord(text: string, now: EpochSeconds): Read {
  const word = text.replace(/^(?:authorization:\s*)?bearer\s+/i, '')
  if (/^ey[A-Z][\w+/-]+={0,2}$/.test(word)) return one(explainJwt(word, now))
  if (/^[\w.~+/=-]{16,}$/.test(word)) return one(explainOpaque(word))
  const number = /^(?:AADSTS)?\s?(\d+)$/i.exec(text)?.[1]
  if (number)
    return nothing(`${number} is no number of an AADSTS code: those have five to seven digits.`, HINT)
  return looksSecret(text)
    ? nothing('There may be a secret in it. It is not taken apart, and nothing of it is shown.', HINT)
    : nothing('There is nothing in it that this page can take apart.', HINT)
}
