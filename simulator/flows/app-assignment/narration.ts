import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How app assignment is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'Timesheets is opened' },
    { id: 'desk', title: 'At the front desk' },
    { id: 'in', title: 'Assigned: the answer comes back' },
    { id: 'groups', title: 'Groups that did not fit' },
    { id: 'decides', title: 'Timesheets decides' },
    { id: 'anew', title: 'Signing in again' },
  ],
  layout: {
    person: { x: 104, y: 170 },
    finance: { x: 291, y: 58 },
    'all-staff': { x: 533, y: 83 },
    warehouse: { x: 766, y: 59 },
    'identity-provider': { x: 775, y: 199 },
    phone: { x: -1, y: 352 },
    browser: { x: 195, y: 343 },
    timesheets: { x: 554, y: 328 },
    graph: { x: 808, y: 378 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What somebody does on a page of Timesheets, by its path. */
const ASKS: Readonly<Record<string, string>> = {
  '/close-month': 'to close the month',
  '/approve': 'to approve the hours of others',
  '/sign-in': 'to sign in again',
}

/** What this flow knows better: what is wanted of an app, and why it calls Microsoft Graph. */
function sentence(event: StepEvent, { name, nameFirst, party }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const whom = name(event.to)
  if (pathname.endsWith('/getMemberObjects'))
    return `${nameFirst(event.actor)} asks ${whom} which groups ${name('person')} is in`
  const wants = event.to === 'timesheets' ? ASKS[pathname] : undefined
  return wants && `${nameFirst(party(event.actor)?.belongsTo ?? event.actor)} asks ${whom} ${wants}`
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (event.to === 'graph') return 'groups'
  if (pathname.endsWith('/authorize')) {
    const anew = events.some((each) => each.seq < event.seq && opensAnew(each))
    return anew ? undefined : 'desk'
  }
  if (event.to !== 'timesheets') return undefined
  if (opensAnew(event)) return 'anew'
  if (pathname === '/callback')
    return events.some((each) => each.seq < event.seq && opensAnew(each)) ? undefined : 'in'
  return ['/close-month', '/approve'].includes(pathname) ? 'decides' : 'open'
}

const opensAnew = (event: { readonly type: string; readonly request?: { readonly url: string } }) =>
  event.type === 'request-sent' && (event.request?.url.endsWith('/sign-in') ?? false)
