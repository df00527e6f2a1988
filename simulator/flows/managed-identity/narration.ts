import type { EventOf } from '../../trace/event'
import { tokensIn } from '../../trace/select/cargo'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { opening } from '../../trace/select/trace-index'
import { about } from './about'
import { switchWords } from './switch-words'

/** How a managed identity is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'ask', title: 'The job asks its own machine' },
    { id: 'entra', title: 'The host asks Entra' },
    { id: 'control', title: 'What the account is: the control plane' },
    { id: 'data', title: 'What is in it: the data plane' },
    { id: 'again', title: 'The job runs again' },
    { id: 'stranger', title: 'Somebody else asks' },
  ],
  layout: {
    'link-preview': { x: 43, y: 185 },
    job: { x: 107, y: 417 },
    'metadata-service': { x: 306, y: 272 },
    'identity-provider': { x: 338, y: 112 },
    'id-reports': { x: 623, y: 102 },
    'vm-reports': { x: 740, y: 98 },
    'id-backup': { x: 897, y: 78 },
    storage: { x: 716, y: 409 },
    'resource-manager': { x: 829, y: 282 },
    stranger: { x: 368, y: 493 },
  },
  switches: switchWords,
  sentence,
  opens,
}

const METADATA = 'metadata-service'
const SERVICES: Readonly<Record<string, string>> = {
  'management.azure.com': 'Azure Resource Manager',
  'storage.azure.com': 'Azure Storage',
}

function sentence(event: StepEvent, telling: Telling): string | undefined {
  if (event.type === 'request-sent') return ofRequest(event, telling)
  return event.type === 'response-received' ? ofAnswer(event, telling) : undefined
}

function ofRequest(event: EventOf<'request-sent'>, { name, nameFirst }: Telling): string | undefined {
  const who = nameFirst(event.actor)
  if (event.to === 'link-preview') return `${who} gives ${name(event.to)} an address of the metadata service`
  if (event.to === METADATA) return `${who} asks ${name(event.to)} for a token for ${serviceIn(event)}`
  if (event.actor !== METADATA || !event.request.url.endsWith('/token')) return undefined
  return `${who} asks ${name(event.to)} for it, with a certificate that only the host has`
}

function ofAnswer(
  event: EventOf<'response-received'>,
  { events, name, nameFirst, requestOf }: Telling,
): string | undefined {
  if (event.response.status !== 200) return undefined
  if (event.actor === 'link-preview')
    return `${nameFirst(event.actor)} shows ${name(event.from)} what came back`
  if (event.actor !== METADATA) return undefined
  const whose = ownerOf(event, events)
  const of = whose === undefined ? 'a token' : `a token of ${name(whose)}`
  const asked = requestOf(event)?.seq ?? event.seq
  const fetched = events.some(
    ({ seq, type, actor }) => seq > asked && seq < event.seq && type === 'request-sent' && actor === METADATA,
  )
  return fetched
    ? `${nameFirst(METADATA)} hands over ${of}`
    : `${nameFirst(METADATA)} hands over ${of}, which it has kept`
}

/** The identity that the token in an answer is about. */
function ownerOf(event: EventOf<'response-received'>, events: Telling['events']): string | undefined {
  const [token] = tokensIn(events, event)
  const oid = token?.claims.find(({ claim }) => claim === 'oid')?.object?.id
  return opening(events)?.parties.find(({ object }) => object !== undefined && object.id === oid)?.id
}

/** What the token is asked for, as people call it. */
function serviceIn({ request }: EventOf<'request-sent'>): string {
  const resource = new URL(request.url).searchParams.get('resource') ?? ''
  const host = URL.canParse(resource) ? new URL(resource).host : resource
  return SERVICES[host] ?? (host || 'nothing')
}

function opens(event: StepEvent): string | undefined {
  if (event.type === 'clock-advanced') return event.actor === 'job' ? 'again' : undefined
  if (event.type !== 'request-sent') return undefined
  if (event.actor === 'stranger') return 'stranger'
  if (event.actor === METADATA) return event.request.body.includes('storage') ? undefined : 'entra'
  if (event.to === METADATA) return event.request.url.includes('storage') ? 'data' : 'ask'
  if (event.to === 'resource-manager') return 'control'
  return event.to === 'storage' ? 'data' : undefined
}
