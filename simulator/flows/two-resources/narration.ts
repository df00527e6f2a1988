import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How two tokens of one sign-in are told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'sign-in', title: 'One sign-in' },
    { id: 'first', title: 'A token for the first API' },
    { id: 'directory', title: 'The directory answers' },
    { id: 'second', title: 'A token for the second API' },
    { id: 'azure', title: 'Roles of Azure decide' },
    { id: 'more', title: 'And once more' },
  ],
  layout: {
    person: { x: 121, y: 111 },
    browser: { x: 287, y: 242 },
    phone: { x: 54, y: 310 },
    'identity-provider': { x: 422, y: 390 },
    inventory: { x: 601, y: 235 },
    finance: { x: 492, y: 131 },
    graph: { x: 877, y: 319 },
    'resource-manager': { x: 899, y: 104 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What this flow knows better: what is wanted of the app, and of each API. */
function sentence(event: StepEvent, { name, nameFirst, party }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const who = nameFirst(party(event.actor)?.belongsTo ?? event.actor)
  if (event.to === 'inventory' && pathname === '/azure')
    return `${who} asks ${name(event.to)} what there is in Azure`
  if (event.to === 'graph' && pathname === '/v1.0/groups')
    return `${who} asks ${name(event.to)} for the group Finance and its members`
  if (event.to === 'resource-manager' && pathname.startsWith('/subscriptions/'))
    return `${who} asks ${name(event.to)} what the storage account is`
  if (event.to !== 'identity-provider' || !pathname.endsWith('/token')) return undefined
  const form = new URLSearchParams(event.request.body)
  const what = form.get('grant_type') === 'refresh_token' ? 'the refresh token' : 'the code'
  const apis = apisIn(form.get('scope') ?? '')
  return apis === '' ? undefined : `${who} hands in ${what}, for a token for ${apis}`
}

const APIS: Readonly<Record<string, string>> = {
  'https://graph.microsoft.com/': 'Microsoft Graph',
  'https://management.azure.com/': 'Azure Resource Manager',
}

/** The APIs whose permissions a scope names. */
function apisIn(scope: string): string {
  const found = Object.entries(APIS).filter(([address]) => scope.includes(address))
  return found.map(([, called]) => called).join(' and ')
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const earlier = events.filter((each) => each.seq < event.seq && each.type === 'request-sent')
  const to = (party: string) => earlier.some((each) => each.type === 'request-sent' && each.to === party)
  if (event.to === 'resource-manager') return to('resource-manager') ? 'more' : 'azure'
  if (event.to === 'graph') return to('resource-manager') || to('graph') ? 'more' : 'directory'
  if (event.to === 'inventory' && pathname === '/azure') return to('resource-manager') ? 'more' : 'second'
  if (event.to === 'inventory' && pathname === '/') return earlier.length > 0 ? 'more' : 'sign-in'
  if (event.to === 'identity-provider' && pathname.endsWith('/token')) {
    const redeemed = earlier.some(
      (each) => each.type === 'request-sent' && new URL(each.request.url).pathname.endsWith('/token'),
    )
    return redeemed ? undefined : 'first'
  }
  return undefined
}
