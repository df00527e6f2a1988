import { fromBase64url } from '../../core/base64url'
import { type JsonObject, readJsonBytes } from '../../core/json'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the client credentials grant is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'start', title: 'The job starts' },
    { id: 'build-service', title: 'Somebody who vouches for it' },
    { id: 'token', title: 'A token in its own name' },
    { id: 'keys', title: 'Whether to believe the build service' },
    { id: 'api', title: 'The API opens' },
    { id: 'again', title: 'The job runs again' },
  ],
  layout: {
    'build-service': { x: 110, y: 70 },
    job: { x: 110, y: 300 },
    'build-job': { x: 110, y: 350 },
    'nightly-report-application': { x: 420, y: 60 },
    'identity-provider': { x: 420, y: 210 },
    'reports-api': { x: 420, y: 370 },
    'nightly-report': { x: 800, y: 200 },
  },
  switches: switchWords,
  sentence,
  opens,
}

const JOB_TOKEN = '/job-token'

function sentence(event: StepEvent, { nameFirst, name, requestOf }: Telling): string | undefined {
  if (event.type === 'request-sent') {
    const path = pathOf(event.request.url)
    if (path === JOB_TOKEN) return `${nameFirst(event.actor)} asks ${name(event.to)} for a token about itself`
    return path.endsWith('/token')
      ? `${nameFirst(event.actor)} asks for a token in its own name, ${proofIn(event.request.body)}`
      : undefined
  }
  if (event.type !== 'response-received' || event.response.status !== 200) return undefined
  return pathOf(requestOf(event)?.request.url) === JOB_TOKEN
    ? `${nameFirst(event.actor)} says in a token which job it is`
    : undefined
}

/** What a token request proves its client with. */
function proofIn(body: string): string {
  const form = new URLSearchParams(body)
  const [header, payload] = (form.get('client_assertion') ?? '').split('.').map(readPart)
  if (!header || !payload) return 'with its secret'
  return payload.iss === form.get('client_id')
    ? `with an assertion that it has signed (${String(header.alg)})`
    : 'with what the build service says about it'
}

function readPart(part: string): JsonObject | undefined {
  return part === '' ? undefined : readJsonBytes(fromBase64url(part))
}

function opens(event: StepEvent): string | undefined {
  if (event.type === 'clock-advanced') return event.actor.endsWith('job') ? 'again' : undefined
  if (event.type !== 'request-sent') return undefined
  const path = pathOf(event.request.url)
  if (path === JOB_TOKEN) return 'build-service'
  if (path.endsWith('/token')) return 'token'
  if (event.to === 'build-service') return 'keys'
  return event.to === 'reports-api' ? 'api' : 'start'
}

function pathOf(url: string | undefined): string {
  return new URL(url ?? 'https://nowhere.example/').pathname
}
