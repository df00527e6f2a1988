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
    person: { x: 157, y: 71 },
    'identity-provider': { x: 408, y: 127 },
    'expenses-api': { x: 772, y: 144 },
    phone: { x: -21, y: 232 },
    browser: { x: 150, y: 226 },
    expenses: { x: 519, y: 273 },
    'expenses-application': { x: 752, y: 287 },
    collector: { x: 422, y: 404 },
    thief: { x: -28, y: 359 },
    'thief-browser': { x: 795, y: 321 },
    'lunch-menu': { x: 601, y: 397 },
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
