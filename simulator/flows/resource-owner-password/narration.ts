import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How a person's password in a job is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'token', title: 'The job signs in' },
    { id: 'api', title: 'The API opens' },
    { id: 'again', title: 'The next night' },
    { id: 'file', title: 'Somebody else has the file' },
  ],
  layout: {
    job: { x: 20, y: 130 },
    ada: { x: 260, y: 64 },
    'no-second-factor': { x: 445, y: 43 },
    'identity-provider': { x: 430, y: 198 },
    'nightly-report': { x: 680, y: 95 },
    'reports-api': { x: 616, y: 332 },
    'expenses-api': { x: 838, y: 222 },
    mallory: { x: 110, y: 335 },
  },
  switches: switchWords,
  sentence,
  opens,
}

function sentence(event: StepEvent, { nameFirst, name }: Telling): string | undefined {
  if (event.type === 'response-received')
    return event.from === 'mallory' && event.actor === 'job' && event.response.status === 200
      ? `${nameFirst(event.actor)}’s folder hands out its file`
      : undefined
  if (event.type !== 'request-sent') return undefined
  if (event.actor === 'mallory' && event.to === 'job')
    return `${nameFirst(event.actor)} fetches the file of ${name(event.to)}`
  if (!event.request.url.endsWith('/token')) return undefined
  const form = new URLSearchParams(event.request.body)
  const username = form.get('username')
  if (username !== null) return `${nameFirst(event.actor)} sends the password of ${username}`
  if (event.actor === 'mallory')
    return `${nameFirst(event.actor)} asks for a token in the name of the job, with its secret`
  const how = form.has('client_assertion') ? 'an assertion that it has signed' : 'its secret'
  return `${nameFirst(event.actor)} asks for a token in its own name, with ${how}`
}

function opens(event: StepEvent): string | undefined {
  if (event.type === 'clock-advanced') return event.actor === 'job' ? 'again' : undefined
  if (event.type !== 'request-sent') return undefined
  if (event.actor === 'mallory') return 'file'
  if (event.actor !== 'job') return undefined
  return event.to === 'reports-api' ? 'api' : 'token'
}
