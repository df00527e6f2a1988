import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How incremental consent is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'The first page' },
    { id: 'first', title: 'Asked for the first time' },
    { id: 'more', title: 'A page that needs more' },
    { id: 'asked', title: 'Asked for what is new' },
    { id: 'own', title: 'What was there before' },
  ],
  layout: {
    person: { x: 60, y: 80 },
    browser: { x: 233, y: 211 },
    phone: { x: 26, y: 254 },
    'identity-provider': { x: 558, y: 129 },
    'org-chart': { x: 556, y: 244 },
    graph: { x: 855, y: 182 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What this flow knows better: what is wanted of the app. */
function sentence(event: StepEvent, { name, nameFirst, party }: Telling): string | undefined {
  if (event.type !== 'request-sent' || event.to !== 'org-chart') return undefined
  const { pathname } = new URL(event.request.url)
  if (pathname !== '/colleague') return undefined
  const who = nameFirst(party(event.actor)?.belongsTo ?? event.actor)
  return `${who} asks ${name('org-chart')} for the page of a colleague`
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  const wanted = events.some((each) => each.seq < event.seq && isColleague(each))
  if (event.type === 'prompt-answered')
    return event.prompt === 'consent' ? (wanted ? 'asked' : 'first') : undefined
  if (event.type !== 'request-sent' || event.to !== 'org-chart') return undefined
  const { pathname } = new URL(event.request.url)
  if (pathname === '/colleague') return 'more'
  return pathname === '/' ? (wanted ? 'own' : 'open') : undefined
}

const isColleague = (event: {
  readonly type: string
  readonly to?: string
  readonly request?: { readonly url: string }
}) =>
  event.type === 'request-sent' &&
  event.to === 'org-chart' &&
  new URL(event.request?.url ?? 'https://x.example').pathname === '/colleague'
