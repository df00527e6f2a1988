import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the attack is told: first a sign-in like any other, then what a thief makes of it. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'Expenses is opened' },
    { id: 'desk', title: 'At the front desk' },
    { id: 'code', title: 'The code comes back' },
    { id: 'notebook', title: 'The thief’s notebook' },
    { id: 'visit', title: 'A visit of the thief’s own' },
    { id: 'use', title: 'The code is used' },
  ],
  layout: {
    person: { x: 101, y: 82 },
    phone: { x: 30, y: 307 },
    browser: { x: 238, y: 289 },
    'identity-provider': { x: 405, y: 105 },
    'expenses-api': { x: 624, y: 57 },
    expenses: { x: 493, y: 225 },
    'wallpaper-app': { x: 442, y: 332 },
    notebook: { x: 722, y: 309 },
    'thief-browser': { x: 845, y: 162 },
    thief: { x: 906, y: 319 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What the attack knows better: what goes into the notebook, and whose answer it is that a browser carries. */
function sentence(event: StepEvent, { events, name, nameFirst, party }: Telling): string | undefined {
  if (event.type === 'response-received')
    return event.actor === 'notebook' && event.response.status === 204
      ? `${nameFirst('notebook')} keeps it`
      : event.actor === 'notebook'
        ? `${nameFirst('notebook')} shows what ${name('thief')} holds`
        : undefined
  if (event.type !== 'request-sent') return undefined
  const { pathname, searchParams } = new URL(event.request.url)
  if (event.to === 'notebook') {
    if (event.actor === 'browser')
      return `An extension of ${name('browser')} sends its addresses to ${name('notebook')}`
    if (event.request.method === 'POST')
      return `${nameFirst(event.actor)} passes the address on to ${name('notebook')}`
    const owner = party(event.actor)?.belongsTo
    if (!owner) return undefined
    return `${nameFirst(owner)} ${pathname === '/' ? 'looks into' : 'gives the word to'} ${name('notebook')}`
  }
  if (event.to === 'wallpaper-app') return `The system gives the answer to ${name('wallpaper-app')}`
  if (event.to === 'expenses' && searchParams.has('code')) {
    const whose = ownerOfCode(events, searchParams.get('code') ?? '')
    return whose !== undefined && whose !== event.actor
      ? `${nameFirst(event.actor)} carries a code of ${party(party(whose)?.belongsTo ?? '')?.name ?? name(whose)}’s to ${name('expenses')}`
      : undefined
  }
  return undefined
}

/** The browser that a code was sent to. */
function ownerOfCode(events: Telling['events'], code: string): string | undefined {
  const issued = events.find((event) => event.type === 'token-issued' && event.value === code)
  const sent = events.find(
    (event) => event.type === 'response-received' && issued !== undefined && event.seq > issued.seq,
  )
  return sent?.type === 'response-received' ? sent.from : undefined
}

function opens(event: StepEvent, _telling: Telling): string | undefined {
  if (event.type === 'response-received')
    return /[?&]code=/.test(event.response.headers.find(([header]) => header === 'Location')?.[1] ?? '') &&
      event.from === 'browser'
      ? 'code'
      : undefined
  if (event.type !== 'request-sent') return undefined
  const { pathname, searchParams } = new URL(event.request.url)
  if (event.to === 'notebook') return 'notebook'
  if (event.actor === 'notebook') return 'use'
  if (event.actor === 'thief-browser') return searchParams.has('code') ? 'use' : 'visit'
  if (pathname.endsWith('/authorize')) return 'desk'
  return event.actor === 'browser' && pathname === '/' ? 'open' : undefined
}
