import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the attack is told: a link, a sign-in in which nothing is wrong, a yes, and what follows from it. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'link', title: 'A link' },
    { id: 'desk', title: 'The real front desk' },
    { id: 'yes', title: 'A yes' },
    { id: 'mail', title: 'The mail' },
    { id: 'later', title: 'What is done, and what is left' },
  ],
  layout: {
    person: { x: 70, y: 64 },
    browser: { x: 205, y: 205 },
    phone: { x: 9, y: 307 },
    'identity-provider': { x: 404, y: 89 },
    graph: { x: 335, y: 335 },
    'documents-in-contoso': { x: 585, y: 345 },
    'documents-application': { x: 841, y: 324 },
    'documents-server': { x: 593, y: 194 },
    'thief-browser': { x: 832, y: 64 },
    thief: { x: 858, y: 225 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What the attack knows better: what the thief does at a page of their own, and who follows a link. */
function sentence(event: StepEvent, { name, nameFirst, party, requestOf }: Telling): string | undefined {
  if (event.type === 'response-received') {
    if (event.actor !== 'documents-server' || requestOf(event)?.actor !== 'thief-browser') return undefined
    return `${nameFirst('documents-server')} shows ${name('thief')} what it holds`
  }
  if (event.type !== 'request-sent') return undefined
  if (event.to === 'graph')
    return `${nameFirst(event.actor)} shows the access token to ${name('graph')}, and asks for the mail`
  if (event.to !== 'documents-server') return undefined
  const [, act = ''] = new URL(event.request.url).pathname.split('/')
  const who = nameFirst(party(event.actor)?.belongsTo ?? event.actor)
  if (event.actor === 'browser')
    return act === '' ? `${who} follows a link to ${name('documents-application')}` : undefined
  if (act === 'send') return `${who} sends somebody a link to ${name('documents-application')}`
  return `${who} ${DOES[act] ?? 'looks at what {} holds'}`.replace('{}', name('documents-server'))
}

/** What the thief does, by the first part of the path. */
const DOES: Readonly<Record<string, string>> = {
  read: 'has {} read the mail',
  renew: 'has {} use the refresh token',
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  const isLater = (each: StepEvent | Telling['events'][number]) => each.type === 'clock-advanced'
  if (isLater(event) || events.some((each) => each.seq < event.seq && isLater(each))) return 'later'
  if (event.type === 'prompt-answered') return event.prompt === 'consent' ? 'yes' : undefined
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (event.to === 'graph') return 'mail'
  if (event.actor === 'thief-browser') return 'link'
  return pathname.endsWith('/authorize') ? 'desk' : undefined
}
