import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How a token is traded for one to the next API is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'begin', title: 'A token for the first API' },
    { id: 'first', title: 'The first API is called' },
    { id: 'trade', title: 'Traded, in the same name' },
    { id: 'second', title: 'The second API is called' },
    { id: 'again', title: 'Once more' },
  ],
  layout: {
    person: { x: 35, y: 125 },
    browser: { x: 179, y: 258 },
    phone: { x: -1, y: 330 },
    'nightly-report': { x: 60, y: 190 },
    expenses: { x: 325, y: 70 },
    'identity-provider': { x: 520, y: 330 },
    'expenses-api': { x: 632, y: 100 },
    'reports-api': { x: 848, y: 210 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What somebody does at Expenses, by its path. */
const DOES: Readonly<Record<string, string>> = {
  '/': 'opens {}',
  '/again': 'asks {} for the reports again',
  '/sign-in': 'signs in to {} again',
}

function sentence(event: StepEvent, { name, nameFirst, party }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (event.to === 'expenses') {
    const does = DOES[pathname]
    return (
      does &&
      `${nameFirst(party(event.actor)?.belongsTo ?? event.actor)} ${does.replace('{}', name(event.to))}`
    )
  }
  return event.actor === 'expenses-api' && pathname.endsWith('/token')
    ? `${nameFirst(event.actor)} shows the token that it was called with${trade(event.request.body)}`
    : undefined
}

/** What else is in a request to trade a token: what the API proves itself with, and what it asks for. */
function trade(body: string): string {
  const form = new URLSearchParams(body)
  const proof = form.has('client_assertion')
    ? ' and an assertion that it has signed'
    : form.has('client_secret')
      ? ' and its secret'
      : ' and nothing of its own'
  const value = form.get('scope')?.split('/').at(-1) ?? 'nothing'
  return `${proof}, and asks in the same name for ${value === '.default' ? 'all that it was granted at the next API' : value}`
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const isLater = events.some((each) => each.seq <= event.seq && isBack(each))
  if (isLater) return isBack(event) ? 'again' : undefined
  const { pathname } = new URL(event.request.url)
  if (event.to === 'reports-api') return 'second'
  if (event.actor === 'expenses-api' && pathname.endsWith('/token')) return 'trade'
  if (event.to === 'expenses-api') return 'first'
  return event.actor === 'nightly-report' || (event.to === 'expenses' && pathname === '/')
    ? 'begin'
    : undefined
}

const isBack = (event: {
  readonly type: string
  readonly to?: string
  readonly request?: { readonly url: string }
}) =>
  event.type === 'request-sent' &&
  event.to === 'expenses' &&
  ['/again', '/sign-in'].includes(new URL(event.request?.url ?? 'https://x.example').pathname)
