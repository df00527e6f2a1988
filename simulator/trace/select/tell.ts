import { counted } from '../../core/counted'
import { header } from '../../network/message'
import { type ConsentReviewedPage, type Page, readPage } from '../../network/page'
import { promptNamed } from '../../prompts/all'
import type { EventOf } from '../event'
import { saysNotYet } from '../not-yet'
import type { StepEvent, Telling } from './narration'
import { traceIndex } from './trace-index'

/** How every protocol message, act and event is told. A flow's narration says only what it knows better. */
export function tell(event: StepEvent, telling: Telling): string {
  const { nameFirst } = telling
  switch (event.type) {
    case 'request-sent':
      return tellRequest(event, telling)
    case 'response-received':
      return tellAnswer(event, telling)
    case 'prompt-answered':
      return `${nameFirst(event.actor)} ${actOf(event, telling)}`
    case 'code-displayed': {
      const left = Math.max(event.until - Math.floor(event.at / 1000), 0)
      return `${nameFirst(event.actor)} shows a code for the next ${counted(left, 'second')}`
    }
    case 'dns-failure':
      return `There is no ${event.host}`
    case 'no-answer':
    case 'tampered':
    case 'interfered':
    case 'clock-advanced':
    case 'directory-changed':
      return event.says.replace(/\.$/, '')
  }
}

/** A question that was asked `times` more, with the same answer: all of them at once. */
export function tellRepeated(event: StepEvent, times: number, { events, nameFirst }: Telling): string {
  const answer = events.find(
    (each) =>
      event.type === 'request-sent' && each.type === 'response-received' && each.exchange === event.exchange,
  )
  const hears = answer?.type === 'response-received' ? patienceOf(answer.response.body) : undefined
  return `${nameFirst(event.actor)} asks ${times} more times, and hears each time: ${hears ?? 'the same'}`
}

function actOf({ prompt, value, cause }: EventOf<'prompt-answered'>, { events }: Telling): string {
  const { choose } = value as { readonly choose?: string | null }
  if (prompt !== 'next' || choose === null) return promptNamed(prompt).sentence(value as object)
  // An answer follows from its question.
  const opened = events[cause ?? -1]
  const page = opened?.type === 'prompt-opened' && opened.page.kind === 'app' ? opened.page : undefined
  const label = page?.offers?.find(({ id }) => id === choose)?.label
  return label ? `chooses “${label}”` : 'goes on'
}

const GRANTS: Readonly<Record<string, string>> = {
  authorization_code: 'hands in the code',
  refresh_token: 'hands in the refresh token',
  client_credentials: 'asks for a token in its own name',
  'urn:ietf:params:oauth:grant-type:device_code': 'asks whether somebody has signed in by now',
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'hands in a token to get another one',
}

function tellRequest(event: EventOf<'request-sent'>, { events, name, nameFirst, party }: Telling): string {
  const { pathname, searchParams } = new URL(event.request.url)
  const who = nameFirst(event.actor)
  const whom = name(event.to)
  const { method } = event.request
  if (method === 'OPTIONS') return `${who} asks whether the page may call ${whom}`
  if (pathname.endsWith('/openid-configuration')) return `${who} asks ${whom} for its addresses`
  if (pathname.endsWith('/keys')) return `${who} fetches the public keys of ${whom}`
  if (pathname.endsWith('/authorize')) {
    const silent = searchParams.get('prompt') === 'none'
    return event.kind === 'frame' || silent
      ? `${who} asks ${whom} for a sign-in that shows nothing`
      : `${who} asks ${whom} for a sign-in`
  }
  if (pathname.endsWith('/adminconsent')) {
    const door = pathname.endsWith('/v2.0/adminconsent') ? '/v2.0/adminconsent' : '/adminconsent'
    return `${who} asks ${whom} at ${door} for consent for a whole organization`
  }
  if (pathname.endsWith('/token')) {
    const grant = new URLSearchParams(event.request.body).get('grant_type') ?? ''
    const how = event.kind === 'back-channel' ? ' on the back channel' : ''
    return `${who} ${GRANTS[grant] ?? 'asks for tokens'}${how}`
  }
  if (pathname.endsWith('/devicecode')) return `${who} asks for a code that somebody can type elsewhere`
  if (pathname.endsWith('/logout')) return `${who} asks ${whom} to end the session`
  const shown = header(event.request, 'Authorization')
  if (shown?.startsWith('Bearer ')) {
    const known = traceIndex(events).secrets.find(({ value }) => shown === `Bearer ${value}`)
    return `${who} shows the ${known?.kind === 'id-token' ? 'ID token' : 'access token'} to ${whom}`
  }
  if (event.kind === 'back-channel') return `${who} asks ${whom} for ${pathname}`
  const carries = ['code', 'error', 'admin_consent'].some((member) => searchParams.has(member))
  if (carries || (method === 'POST' && party(event.to)?.kind === 'service-principal'))
    return `${who} carries the answer to ${whom}`
  if (method === 'POST') return `${who} takes it to ${whom}`
  if (event.kind === 'frame') return `A frame in the page opens ${whom}`
  // Somebody typed the address or pressed a link: it is they who open it.
  const from = event.cause === null ? undefined : events[event.cause]
  const person = party(event.actor)?.belongsTo
  const acts = from?.type === 'run-started' || from?.type === 'prompt-answered'
  return `${acts && person ? nameFirst(person) : who} opens ${whom}`
}

function tellAnswer(event: EventOf<'response-received'>, telling: Telling): string {
  const { nameFirst, name, party, requestOf } = telling
  const who = nameFirst(event.actor)
  const { response } = event
  const request = requestOf(event)
  const path = new URL(request?.request.url ?? 'https://nowhere.example/').pathname
  const location = header(response, 'Location')
  const page = readPage(response.body)
  if (page) return tellPage(page, who)
  if (location) {
    const browser = name(event.from)
    if (/[?#&]error=/.test(location)) return `${who} sends ${browser} back with an error`
    if (/[?&]admin_consent=/.test(location)) return `${who} sends ${browser} back: granted for everybody`
    const came = comesBack(location)
    if (came.length > 0) return `${who} sends ${browser} back with ${listed(came)}`
    return party(event.actor)?.kind === 'identity-provider'
      ? `${who} sends ${browser} on`
      : `${who} sends ${browser} to the identity provider`
  }
  const patience = patienceOf(response.body)
  if (patience) return `${who} says: ${patience}`
  if (response.status >= 400) return `${who} refuses: ${response.status}`
  if (path.endsWith('/openid-configuration')) return `${who} lists its addresses`
  if (path.endsWith('/keys')) return `${who} hands out its public keys`
  if (path.endsWith('/devicecode')) return `${who} gives a code to show and a code to keep`
  if (path.endsWith('/token')) return `${who} answers with ${tokensNamed(response.body)}`
  if (request?.request.method === 'OPTIONS') return `${who} says that it may`
  return party(event.actor)?.kind === 'resource' ? `${who} opens, and answers` : `${who} answers`
}

/** What an answer asks for that refuses nobody. */
function patienceOf(body: string): string | undefined {
  if (!saysNotYet(body)) return undefined
  return body.includes('"slow_down"') ? 'slower' : 'not yet'
}

function tokensNamed(body: string): string {
  const names = [
    ['id_token', 'an ID token'],
    ['access_token', 'an access token'],
    ['refresh_token', 'a refresh token'],
  ].flatMap(([member = '', words = '']) => (body.includes(`"${member}"`) ? [words] : []))
  return names.length === 0 ? 'tokens' : listed(names)
}

/** What an authorization response brings, by the address that the browser is sent to. */
function comesBack(location: string): string[] {
  return FRONT.flatMap(([member, words]) => (new RegExp(`[?#&]${member}=`).test(location) ? [words] : []))
}

const FRONT: readonly (readonly [string, string])[] = [
  ['code', 'a code'],
  ['id_token', 'an ID token'],
  ['access_token', 'an access token'],
]

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const REVIEWED: Readonly<Record<ConsentReviewedPage['state'], (who: string, appName: string) => string>> = {
  approved: (who, appName) => `${who} says that ${appName} is approved`,
  denied: (who, appName) => `${who} says that ${appName} is denied`,
  blocked: (who, appName) => `${who} says that ${appName} is blocked`,
  open: (who) => `${who} says that nothing is decided`,
}

function tellPage(page: Page, who: string): string {
  switch (page.kind) {
    case 'username':
      return page.problem ? `${who} does not know that user name` : `${who} asks who is there`
    case 'password':
      return page.problem ? `${who} does not accept that password` : `${who} asks for the password`
    case 'totp':
      return page.problem ? `${who} does not accept that code` : `${who} asks for a code from the phone`
    case 'account':
      return `${who} asks which account`
    case 'consent':
      return `${who} asks whether ${page.username} allows ${counted(page.permissions.length, 'permission')}`
    case 'admin-consent':
      return `${who} asks whether ${page.username} allows ${counted(page.permissions.length, 'permission')} for everybody in ${page.organization}`
    case 'consent-request':
      return `${who} says that ${page.appName} needs approval, and offers to ask for it`
    case 'consent-review':
      return `${who} shows who asks for ${page.appName}, and why`
    case 'consent-reviewed':
      return REVIEWED[page.state](who, page.appName)
    case 'user-code':
      if (!page.problem) return `${who} asks for the code on the device`
      return page.problem.code === 70019
        ? `${who} says that this code has run out`
        : `${who} knows no device that shows this code`
    case 'confirm-device':
      return `${who} asks whether ${page.username} means to sign in ${page.appName}`
    case 'sign-out':
      return `${who} asks whether somebody means to sign out`
    case 'still-signed-in':
      return `${who} leaves the session as it is`
    case 'device-done':
      return page.state === 'approved'
        ? `${who} says that the device may go on`
        : `${who} says that the device gets nothing`
    case 'form-post':
      return `${who} gives the browser a form with ${listed(FRONT.flatMap(([member, words]) => (page.fields[member] ? [words] : []))) || 'an error'} to post`
    case 'refusal':
      return `${who} refuses: ${page.code === 0 ? page.name : `AADSTS${page.code}`}`
    case 'signed-out':
      return `${who} signs the browser out`
    case 'app':
      return page.state === 'signed-in'
        ? `${page.appName} says: ${page.heading}`
        : page.state === 'welcome'
          ? `${page.appName} loads`
          : `${page.appName || who} cannot go on`
  }
}
