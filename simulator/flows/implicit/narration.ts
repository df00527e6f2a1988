import { header } from '../../network/message'
import { readPage } from '../../network/page'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the implicit grant is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'An app is opened' },
    { id: 'desk', title: 'At the front desk' },
    { id: 'address', title: 'The token in the address' },
    { id: 'api', title: 'The API opens' },
    { id: 'elsewhere', title: 'Who else has it' },
    { id: 'again', title: 'And then' },
  ],
  layout: {
    person: { x: 47, y: 88 },
    'identity-provider': { x: 420, y: 140 },
    'expenses-api': { x: 818, y: 158 },
    phone: { x: -57, y: 263 },
    browser: { x: 153, y: 256 },
    expenses: { x: 500, y: 290 },
    'expenses-application': { x: 754, y: 304 },
    collector: { x: 382, y: 408 },
    thief: { x: -25, y: 420 },
    'thief-browser': { x: 298, y: 416 },
    'lunch-menu': { x: 676, y: 417 },
  },
  switches: switchWords,
  sentence,
  opens,
}

const inFront = (location: string | undefined) => /#.*\b(access_token|id_token)=/.test(location ?? '')

/** What this flow knows better: that the answer stays in the browser, and who reads the address besides. */
function sentence(event: StepEvent, { events, nameFirst, name }: Telling): string | undefined {
  if (event.type === 'response-received')
    return event.actor === 'expenses' && header(event.response, 'Location') !== undefined
      ? `${nameFirst(event.actor)} sends ${name(event.from)} on, to where the old address leads`
      : undefined
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const who = nameFirst(event.actor)
  if (event.to === 'collector')
    return event.request.method === 'POST'
      ? `${reader(events)} of ${name(event.actor)} to ${name(event.to)}`
      : `${who} comes to ${name(event.to)}, with what stands behind the #`
  if (event.to === 'lunch-menu' && pathname === '/keep')
    return `The page hands the access token to ${name(event.to)}`
  // What stands behind the # stays in the browser: there is no token in this request.
  if (pathname.endsWith('/callback') || pathname === '/old')
    return event.request.method === 'POST'
      ? `${who} posts the answer to ${name(event.to)}`
      : `${event.kind === 'frame' ? 'The frame' : who} opens ${name(event.to)}, and keeps what stands behind the #`
  return undefined
}

/** What it is that sends the address away. */
function reader(events: Telling['events']): string {
  const [started] = events
  switch (started?.type === 'run-started' ? started.switches.attack : undefined) {
    case 'history':
      return 'An extension sends the history'
    case 'script':
      return 'A script of somebody else’s sends the address'
    default:
      return 'The script of the page that it came to sends the address'
  }
}

function opens(event: StepEvent): string | undefined {
  if (event.type === 'prompt-answered' && event.prompt === 'next') return 'again'
  if (event.type === 'request-sent') {
    const { pathname } = new URL(event.request.url)
    if (event.to === 'collector' || event.actor === 'collector') return 'elsewhere'
    if (event.to === 'lunch-menu' || event.to === 'expenses') return pathname === '/spa' ? 'open' : undefined
    if (event.to === 'expenses-api') return event.request.method === 'GET' ? 'api' : undefined
    return pathname.endsWith('/authorize') ? 'desk' : undefined
  }
  if (event.type !== 'response-received' || event.actor !== 'identity-provider') return undefined
  return inFront(header(event.response, 'Location')) || readPage(event.response.body)?.kind === 'form-post'
    ? 'address'
    : undefined
}
