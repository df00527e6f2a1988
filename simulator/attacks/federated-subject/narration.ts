import { readJsonObject } from '../../core/json'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the attack is told: a job as every night, another one that somebody else has written, and what both of them are to Contoso. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'job', title: 'The job, as every night' },
    { id: 'change', title: 'A job that somebody else has written' },
    { id: 'token', title: 'Whom it is taken for' },
    { id: 'reading', title: 'What it opens' },
  ],
  layout: {
    job: { x: 153, y: 278 },
    'build-service': { x: 75, y: 73 },
    'identity-provider': { x: 299, y: 245 },
    'nightly-report': { x: 527, y: 86 },
    checks: { x: 587, y: 206 },
    'reports-api': { x: 402, y: 362 },
    notebook: { x: 734, y: 295 },
    'thief-browser': { x: 824, y: 62 },
    thief: { x: 887, y: 277 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What the thief does at their own page, by path. */
const DOES: Readonly<Record<string, string>> = {
  'pull-request': 'has {} propose a change with a workflow in it',
  branch: 'has {} push a branch with a workflow in it',
  'push-main': 'has {} push a workflow to main',
  'other-repository': 'has {} push a workflow to another repository',
  own: 'has {} push a workflow to a repository of their own',
  'take-name': 'has {} take the name that was given up',
  'old-name': 'has {} push a workflow under the old name',
  read: 'has {} read the reports',
}

/** What the attack knows better: where a change goes, of which job a token is, and in whose name somebody asks. */
function sentence(event: StepEvent, telling: Telling): string | undefined {
  const { name, nameFirst, party } = telling
  if (event.type === 'response-received') return answered(event, telling)
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const who = nameFirst(event.actor)
  if (pathname === '/jobs') return `${who} ${changed(event.request.body)}`
  if (pathname === '/organizations') return `${who} asks ${name(event.to)} for a name that is free`
  if (pathname === '/job-token')
    return `${who} asks ${name(event.to)} for a token about ${event.actor === 'job' ? 'itself' : 'the job'}`
  if (event.to === 'identity-provider' && pathname.endsWith('/token'))
    return `${who} asks for a token as ${party('checks') ? 'an application' : name('nightly-report')}, with the word of ${name('build-service')}`
  if (event.to !== 'notebook') return undefined
  const thief = nameFirst(party(event.actor)?.belongsTo ?? event.actor)
  return `${thief} ${DOES[pathname.slice(1)] ?? 'looks at what {} holds'}`.replace('{}', name('notebook'))
}

function answered(
  answer: StepEvent & { readonly type: 'response-received' },
  { name, nameFirst, requestOf }: Telling,
): string | undefined {
  if (answer.actor === 'notebook') return `${nameFirst('notebook')} shows ${name('thief')} what it holds`
  const asked = requestOf(answer)
  if (!asked || answer.actor !== 'build-service') return undefined
  const { pathname } = new URL(asked.request.url)
  const isDone = answer.response.status === 201
  if (pathname === '/jobs')
    return `${nameFirst(answer.actor)} ${isDone ? 'starts the job' : 'starts no job that could ask for a token'}`
  if (pathname === '/job-token' && answer.response.status === 200)
    return `${nameFirst(answer.actor)} says which job that is`
  return pathname === '/organizations'
    ? `${nameFirst(answer.actor)} ${isDone ? 'gives the name away' : 'keeps the name'}`
    : undefined
}

/** Where a change goes. */
function changed(body: string): string {
  const { repository, branch, event } = readJsonObject(body) ?? {}
  return event === 'pull_request'
    ? `proposes a change with a workflow in it to ${String(repository)}`
    : `pushes a workflow to ${String(branch)} of ${String(repository)}`
}

function opens(event: StepEvent): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (event.actor === 'job') return 'job'
  if (event.actor === 'notebook') {
    if (event.to === 'identity-provider' || pathname === '/job-token') return 'token'
    return event.to === 'build-service' ? 'change' : 'reading'
  }
  return event.actor === 'thief-browser' ? (pathname === '/read' ? 'reading' : 'change') : undefined
}
