import { header } from '../../network/message'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How a native app is told: what goes through a browser, what goes by itself, and what passes between two things on one laptop. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'The app is opened' },
    { id: 'desk', title: 'At the front desk' },
    { id: 'code', title: 'The code comes back to the laptop' },
    { id: 'tokens', title: 'Code for tokens' },
    { id: 'api', title: 'The API opens' },
    { id: 'other', title: 'Another app on the laptop' },
    { id: 'again', title: 'And then' },
  ],
  layout: {
    person: { x: 63, y: 84 },
    phone: { x: 75, y: 243 },
    browser: { x: 284, y: 80 },
    'desktop-app': { x: 298, y: 280 },
    'wallpaper-app': { x: 484, y: 238 },
    'identity-provider': { x: 538, y: 74 },
    'expenses-api': { x: 630, y: 308 },
    'receipts-application': { x: 835, y: 160 },
    receipts: { x: 868, y: 310 },
  },
  switches: switchWords,
  sentence,
  opens,
}

function sentence(event: StepEvent, { name, nameFirst, party }: Telling): string | undefined {
  if (event.type === 'response-received') {
    if (party(event.actor)?.kind !== 'program') return undefined
    if (event.from === 'browser') return `${nameFirst(event.actor)} gives ${name('browser')} a page to end on`
    return event.response.status === 200
      ? `${nameFirst(event.actor)}’s file is open to whoever runs as the same person`
      : undefined
  }
  if (event.type !== 'request-sent') return undefined
  const { pathname, searchParams, protocol } = new URL(event.request.url)
  if (pathname.endsWith('/authorize') && event.actor === 'desktop-app' && event.to === 'identity-provider')
    return `${nameFirst('desktop-app')} asks ${name(event.to)} for a sign-in, in a web view of its own`
  if (event.actor === 'wallpaper-app' && event.to === 'desktop-app')
    return `${nameFirst('wallpaper-app')} reads the file of ${name('desktop-app')}`
  if (event.actor !== 'browser' || party(event.to)?.kind !== 'program') return undefined
  const what = searchParams.has('error') ? 'the error' : searchParams.has('code') ? 'the code' : 'the address'
  return protocol === 'http:'
    ? `${nameFirst('browser')} carries ${what} to ${name(event.to)}, which listens on this laptop`
    : `The system calls ${name(event.to)} with ${what}`
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  if (event.type === 'prompt-answered' && event.prompt === 'next') return 'again'
  if (event.type === 'response-received')
    return /[?&](code|error)=/.test(header(event.response, 'Location') ?? '') ? 'code' : undefined
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (event.actor === 'wallpaper-app') return 'other'
  if (pathname.endsWith('/authorize')) return 'desk'
  if (event.actor !== 'desktop-app') return undefined
  if (event.to === 'expenses-api') return 'api'
  if (pathname.endsWith('/token')) return 'tokens'
  return events.some((each) => each.seq < event.seq && each.type === 'request-sent') ? undefined : 'open'
}
