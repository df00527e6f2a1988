import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the attack is told: a job as every night, a file that lies in the open, and what somebody else does with it. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'job', title: 'The job, as every night' },
    { id: 'file', title: 'A file in the open' },
    { id: 'token', title: 'A token for somebody else' },
    { id: 'reading', title: 'What it opens' },
    { id: 'later', title: 'What is done, and what is left' },
  ],
  layout: {
    'build-service': { x: 75, y: 73 },
    job: { x: 85, y: 290 },
    'build-job': { x: 112, y: 238 },
    'identity-provider': { x: 299, y: 222 },
    'nightly-report': { x: 515, y: 110 },
    'reports-api': { x: 328, y: 378 },
    graph: { x: 553, y: 374 },
    repository: { x: 885, y: 378 },
    notebook: { x: 733, y: 223 },
    'thief-browser': { x: 858, y: 53 },
    thief: { x: 915, y: 254 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What the attack knows better: who asks in whose name, and what the thief does at a page of their own. */
function sentence(event: StepEvent, { name, nameFirst, party, requestOf }: Telling): string | undefined {
  if (event.type === 'response-received') {
    if (event.actor === 'notebook') return `${nameFirst('notebook')} shows ${name('thief')} what it holds`
    return event.actor === 'repository' && requestOf(event)
      ? `${nameFirst('repository')} hands out the settings file`
      : undefined
  }
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (event.to === 'repository') return `${nameFirst(event.actor)} fetches the settings file of the job`
  if (pathname === '/job-token')
    return `${nameFirst(event.actor)} asks ${name(event.to)} for a token about itself`
  if (event.to === 'identity-provider' && pathname.endsWith('/token'))
    return `${nameFirst(event.actor)} asks for a token as ${name('nightly-report')}, ${proofIn(event.request.body)}`
  if (event.to === 'graph') return `${nameFirst(event.actor)} asks ${name(event.to)} who is in the directory`
  if (event.to !== 'notebook') return undefined
  const [, act = '', which = ''] = pathname.split('/')
  const who = nameFirst(party(event.actor)?.belongsTo ?? event.actor)
  return `${who} ${DOES[`${act} ${which}`.trim()] ?? 'looks at what {} holds'}`.replace(
    '{}',
    name('notebook'),
  )
}

/** What the thief does, by path. */
const DOES: Readonly<Record<string, string>> = {
  look: 'has {} look for the settings of the job',
  'token reports': 'has {} ask for a token for the API of the job',
  'token people': 'has {} ask for a token for another API',
  'read reports': 'has {} read the reports',
  'read people': 'has {} read who is in the directory',
  later: 'comes back to {}',
}

/** What a token request proves its client with. */
function proofIn(body: string): string {
  const form = new URLSearchParams(body)
  if (form.has('client_secret')) return 'with the secret'
  return form.has('client_assertion') ? 'with a signed statement' : 'with nothing'
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  const isLater = (each: StepEvent | Telling['events'][number]) => each.type === 'clock-advanced'
  if (isLater(event) || events.some((each) => each.seq < event.seq && isLater(each))) return 'later'
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (event.actor === 'job' || event.actor === 'build-job') return 'job'
  if (event.actor === 'notebook') {
    if (event.to === 'repository') return 'file'
    return event.to === 'identity-provider' ? 'token' : event.to === 'build-service' ? 'token' : 'reading'
  }
  if (event.actor !== 'thief-browser') return undefined
  return pathname === '/' || pathname === '/look' ? 'file' : undefined
}
