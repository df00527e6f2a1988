import { header } from '../../network/message'
import { readPage } from '../../network/page'
import type { Narration, StepEvent } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the hybrid flow is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'Expenses is opened' },
    { id: 'desk', title: 'At the front desk' },
    { id: 'answer', title: 'A code, and more' },
    { id: 'tokens', title: 'Code for tokens' },
    { id: 'api', title: 'The API opens' },
    { id: 'again', title: 'And then' },
  ],
  layout: {
    person: { x: 318, y: 255 },
    'identity-provider': { x: 580, y: 113 },
    'expenses-api': { x: 830, y: 262 },
    phone: { x: 1, y: 307 },
    browser: { x: 137, y: 147 },
    expenses: { x: 649, y: 367 },
    'expenses-application': { x: 798, y: 51 },
    thief: { x: -26, y: 420 },
    'thief-browser': { x: 355, y: 420 },
  },
  switches: switchWords,
  opens,
}

function opens(event: StepEvent): string | undefined {
  if (event.type === 'prompt-answered' && event.prompt === 'next') return 'again'
  if (event.type === 'request-sent') {
    const { pathname } = new URL(event.request.url)
    if (event.to === 'expenses-api') return 'api'
    if (pathname.endsWith('/token')) return 'tokens'
    if (pathname.endsWith('/authorize')) return 'desk'
    return event.to === 'expenses' && pathname === '/' ? 'open' : undefined
  }
  if (event.type !== 'response-received' || event.actor !== 'identity-provider') return undefined
  return readPage(event.response.body)?.kind === 'form-post' ||
    /[?#&](code|error)=/.test(header(event.response, 'Location') ?? '')
    ? 'answer'
    : undefined
}
