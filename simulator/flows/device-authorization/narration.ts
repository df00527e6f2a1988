import { readPage } from '../../network/page'
import type { EventOf } from '../../trace/event'
import { saysNotYet } from '../../trace/not-yet'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the device authorization flow is told: the television has one way to the identity provider, the phone browser another. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'codes', title: 'The television asks for a code' },
    { id: 'typed', title: 'The code goes to the phone' },
    { id: 'desk', title: 'The sign-in on the phone' },
    { id: 'confirm', title: 'Is this device yours?' },
    { id: 'tokens', title: 'The television gets its answer' },
    { id: 'api', title: 'The API opens' },
    { id: 'again', title: 'And then' },
  ],
  layout: {
    person: { x: 104, y: 80 },
    phone: { x: 12, y: 338 },
    'phone-browser': { x: 180, y: 330 },
    television: { x: 450, y: 360 },
    'identity-provider': { x: 430, y: 112 },
    'reports-api': { x: 660, y: 112 },
    'lobby-display-application': { x: 890, y: 112 },
    'lobby-display': { x: 780, y: 320 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What the television hears when it is over, by the `error` of the answer. */
const ENDS: Readonly<Record<string, string>> = {
  authorization_declined: 'says that the person said no',
  expired_token: 'says that the codes have run out',
}

function sentence(event: StepEvent, telling: Telling): string | undefined {
  const { party, name, nameFirst } = telling
  if (event.type === 'response-received') {
    const ends = isPoll(event, telling) ? ENDS[errorIn(event.response.body)] : undefined
    return ends && `${nameFirst(event.actor)} ${ends}`
  }
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (pathname.endsWith('/token'))
    return `${nameFirst(event.actor)} asks whether somebody has signed in by now`
  const person = party(event.actor)?.belongsTo
  if (pathname.endsWith('/devicelogin') && event.request.method === 'GET' && person)
    return `${nameFirst(person)} opens the address on ${name(event.actor)}`
  return undefined
}

function opens(event: StepEvent, telling: Telling): string | undefined {
  if (event.type === 'prompt-answered') return event.prompt === 'next' ? 'again' : undefined
  if (event.type === 'request-sent') {
    if (event.to === 'reports-api') return 'api'
    return event.request.url.endsWith('/devicelogin') ? 'typed' : undefined
  }
  if (event.type !== 'response-received') return undefined
  const page = readPage(event.response.body)
  if (page?.kind === 'confirm-device') return 'confirm'
  if (page?.kind === 'username' || page?.kind === 'account') return 'desk'
  const { body } = event.response
  // Codes that ran out are no answer yet: there will be new ones.
  return isPoll(event, telling) && !saysNotYet(body) && errorIn(body) !== 'expired_token'
    ? 'tokens'
    : undefined
}

function isPoll(event: EventOf<'response-received'>, { requestOf }: Telling): boolean {
  return requestOf(event)?.request.url.endsWith('/token') ?? false
}

function errorIn(body: string): string {
  return /"error":"(\w+)"/.exec(body)?.[1] ?? ''
}
