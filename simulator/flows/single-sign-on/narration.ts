import { readPage } from '../../network/page'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How single sign-on is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'Expenses is opened' },
    { id: 'desk', title: 'At the front desk' },
    { id: 'session', title: 'Two sessions begin' },
    { id: 'second', title: 'Timesheets is opened' },
    { id: 'known', title: 'Does the session do?' },
    { id: 'sign-out', title: 'One sign-out' },
    { id: 'told', title: 'Every app is told' },
    { id: 'after', title: 'And then' },
  ],
  layout: {
    person: { x: 104, y: 80 },
    'all-staff': { x: 310, y: 80 },
    'identity-provider': { x: 550, y: 80 },
    phone: { x: 12, y: 338 },
    browser: { x: 204, y: 330 },
    expenses: { x: 550, y: 240 },
    'expenses-api': { x: 800, y: 240 },
    timesheets: { x: 550, y: 400 },
  },
  switches: switchWords,
  sentence,
  opens,
}

const isSignOut = (event: { readonly type: string; readonly request?: { readonly url: string } }) =>
  event.type === 'request-sent' && /^[^?#]*\/logout([?#]|$)/.test(event.request?.url ?? '')

const isRefresh = (event: { readonly type: string; readonly request?: { readonly body: string } }) =>
  event.type === 'request-sent' && (event.request?.body.includes('grant_type=refresh_token') ?? false)

/** What this flow knows better: whose name goes along, what a frame is for, and why a token is shown after the end. */
function sentence(event: StepEvent, { events, name, nameFirst, requestOf }: Telling): string | undefined {
  if (event.type === 'response-received') {
    const told = event.kind === 'frame' && requestOf(event)?.request.url.includes('/signed-out')
    return told ? `${nameFirst(event.actor)} answers in the frame` : undefined
  }
  if (event.type !== 'request-sent') return undefined
  const { pathname, searchParams } = new URL(event.request.url)
  const who = nameFirst(event.actor)
  const whom = name(event.to)
  const hint = searchParams.get('login_hint')
  if (pathname.endsWith('/authorize') && hint !== null) {
    const silent = searchParams.get('prompt') === 'none' ? ' that shows nothing' : ''
    return `${who} asks ${whom} for a sign-in of ${hint}${silent}`
  }
  if (event.kind === 'frame' && pathname === '/signed-out')
    return `A frame in the page tells ${whom} that the session is over`
  // What stands behind the # stays in the browser: there is no code in this request.
  if (event.to === 'timesheets' && pathname === '/callback')
    return `${event.kind === 'frame' ? 'The frame' : who} goes back to ${whom} with the answer`
  if (event.to === 'expenses-api') {
    // A token that was fetched after the sign-out is not from before it.
    const before = events.findLast((each) => each.seq < event.seq && (isSignOut(each) || isRefresh(each)))
    if (before && isSignOut(before)) return `${who} shows ${whom} an access token from before the sign-out`
  }
  return undefined
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  if (event.type === 'response-received')
    return readPage(event.response.body)?.kind === 'signed-out' ? 'told' : undefined
  if (event.type !== 'request-sent') return undefined
  const { pathname, searchParams } = new URL(event.request.url)
  if (isSignOut(event)) return 'sign-out'
  if (pathname.endsWith('/authorize'))
    return searchParams.get('redirect_uri')?.includes('timesheets') ? 'known' : 'desk'
  if (event.kind === 'navigation' && events.some((each) => each.seq < event.seq && isSignOut(each)))
    return event.to === 'identity-provider' ? undefined : 'after'
  if (event.to === 'timesheets') return pathname === '/' ? 'second' : undefined
  if (event.to === 'expenses' && event.kind === 'navigation')
    return pathname === '/callback' ? 'session' : 'open'
  return undefined
}
