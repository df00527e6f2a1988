import { header } from '../../network/message'
import { readPage } from '../../network/page'
import type { Narration, StepEvent } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the authorization code flow is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'Expenses is opened' },
    { id: 'desk', title: 'At the front desk' },
    { id: 'second-factor', title: 'The second factor' },
    { id: 'consent', title: 'Consent' },
    { id: 'code', title: 'The code comes back' },
    { id: 'tokens', title: 'Code for tokens' },
    { id: 'api', title: 'The API opens' },
    { id: 'again', title: 'And then' },
  ],
  layout: {
    person: { x: 104, y: 80 },
    finance: { x: 320, y: 80 },
    'identity-provider': { x: 530, y: 112 },
    'expenses-api': { x: 790, y: 112 },
    phone: { x: 17, y: 347 },
    browser: { x: 194, y: 330 },
    expenses: { x: 530, y: 330 },
    'expenses-application': { x: 790, y: 354 },
  },
  switches: switchWords,
  opens,
}

function opens(event: StepEvent): string | undefined {
  if (event.type === 'prompt-answered' && event.prompt === 'next') return 'again'
  if (event.type === 'code-displayed') return 'second-factor'
  if (event.type === 'request-sent') {
    const { pathname, searchParams } = new URL(event.request.url)
    if (event.to === 'expenses-api') return 'api'
    if (pathname.endsWith('/token')) return 'tokens'
    if (pathname.endsWith('/authorize')) return 'desk'
    if (event.to !== 'expenses') return undefined
    const carries = event.request.method === 'POST' || searchParams.has('code') || searchParams.has('error')
    return carries ? 'code' : 'open'
  }
  if (event.type !== 'response-received') return undefined
  const page = readPage(event.response.body)
  if (page?.kind === 'totp') return 'second-factor'
  if (page?.kind === 'consent') return 'consent'
  if (page?.kind === 'form-post' || /[?#&](code|error)=/.test(header(event.response, 'Location') ?? ''))
    return 'code'
  return undefined
}
