import { header } from '../../network/message'
import { type Page, readPage } from '../../network/page'
import type { EventOf } from '../../trace/event'
import { requestOf } from '../../trace/select/log-index'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { switchWords } from './switch-words'

/** How the authorization code flow is told. */
export const narration: Narration = {
  slug: 'authorization-code-pkce',
  title: 'Authorization code with PKCE',
  chapters: [
    { id: 'open', title: 'Ada opens Expenses' },
    { id: 'desk', title: 'At the front desk' },
    { id: 'second-factor', title: 'The second factor' },
    { id: 'consent', title: 'Consent' },
    { id: 'code', title: 'The code comes back' },
    { id: 'tokens', title: 'Code for tokens' },
    { id: 'api', title: 'The API opens' },
  ],
  layout: {
    ada: { x: 104, y: 80 },
    finance: { x: 320, y: 80 },
    'identity-provider': { x: 530, y: 112 },
    'expenses-api': { x: 790, y: 112 },
    phone: { x: 12, y: 338 },
    browser: { x: 194, y: 330 },
    expenses: { x: 530, y: 330 },
    'expenses-application': { x: 790, y: 354 },
  },
  switches: switchWords,
  sentence,
  opens,
}

function sentence(event: StepEvent, telling: Telling): string {
  const who = telling.name(event.actor)
  switch (event.type) {
    case 'request-sent':
      return requestSentence(event, telling)
    case 'response-received':
      return answerSentence(event, telling)
    case 'prompt-answered':
      return `${who} ${acts[event.prompt] ?? 'answers'}${event.prompt === 'consent' ? ((event.value as { accept?: boolean }).accept ? ': accept' : ': decline') : ''}`
    case 'code-displayed':
      return `The phone shows a code for the next ${Math.max(event.until - Math.floor(event.at / 1000), 0)} seconds`
    case 'dns-failure':
      return `There is no ${event.host}`
    case 'tampered':
    case 'clock-advanced':
    case 'directory-changed':
      return event.says.replace(/\.$/, '')
  }
}

const acts: Readonly<Record<string, string>> = {
  username: 'types a user name',
  password: 'types the password',
  totp: 'types the code from the phone',
  account: 'picks an account',
  consent: 'reads what Expenses asks for',
}

function requestSentence(event: EventOf<'request-sent'>, telling: Telling): string {
  const url = new URL(event.request.url)
  const who = telling.name(event.actor)
  const whom = telling.name(event.to)
  const path = url.pathname
  if (path.endsWith('/openid-configuration')) return `${who} asks the identity provider for its addresses`
  if (path.endsWith('/keys')) return `${who} fetches the public keys of the identity provider`
  if (path.endsWith('/authorize')) return 'The browser asks for a sign-in, on behalf of Expenses'
  if (path.endsWith('/token'))
    return new URLSearchParams(event.request.body).get('grant_type') === 'refresh_token'
      ? `${who} hands in the refresh token`
      : `${who} hands in the code on the back channel`
  if (event.to === 'expenses-api')
    return event.request.method === 'OPTIONS'
      ? 'The browser asks whether the page may call the API'
      : `${who} shows the access token to the API`
  if (event.to === 'expenses')
    return path === '/' || path === '/spa'
      ? 'Ada opens Expenses'
      : 'The browser carries the answer to Expenses'
  return event.request.method === 'POST'
    ? `The browser takes it to the ${whom.toLowerCase()}`
    : `${who} asks ${whom} for ${path}`
}

function answerSentence(event: EventOf<'response-received'>, telling: Telling): string {
  const who = telling.name(event.actor)
  const { response } = event
  const path = new URL(requestOf(telling.events, event.exchange)?.request.url ?? 'https://nowhere.example/')
    .pathname
  const location = header(response, 'Location')
  const page = readPage(response.body)
  if (page) return pageSentence(page, who)
  if (location) {
    if (/[?#&]error=/.test(location)) return `${who} sends the browser back with an error`
    if (/[?#&]code=/.test(location)) return `${who} sends the browser back to Expenses with a code`
    return event.actor === 'identity-provider'
      ? `${who} sends the browser on`
      : `${who} sends the browser to the identity provider`
  }
  if (response.status >= 400) return `${who} refuses: ${response.status}`
  if (path.endsWith('/openid-configuration')) return `${who} lists its addresses`
  if (path.endsWith('/keys')) return `${who} hands out its public keys`
  if (path.endsWith('/token')) return `${who} answers with tokens`
  if (event.actor === 'expenses-api')
    return event.response.status === 204 ? 'The API says that it may' : 'The API opens, and answers'
  return `${who} answers`
}

function pageSentence(page: Page, who: string): string {
  switch (page.kind) {
    case 'username':
      return page.problem ? `${who} does not know that user name` : `${who} asks who is there`
    case 'password':
      return page.problem ? `${who} does not accept that password` : `${who} asks for the password`
    case 'totp':
      return page.problem ? `${who} does not accept that code` : `${who} asks for a code from the phone`
    case 'account':
      return `${who} asks which account`
    case 'consent':
      return `${who} asks whether Ada allows it`
    case 'form-post':
      return page.fields.code
        ? `${who} gives the browser a form with a code to post`
        : `${who} gives the browser a form with an error to post`
    case 'refusal':
      return `${who} refuses: AADSTS${page.code}`
    case 'signed-out':
      return `${who} signs the browser out`
    case 'app':
      return page.state === 'signed-in'
        ? `${page.appName} says hello`
        : page.state === 'welcome'
          ? `${page.appName} loads`
          : `${page.appName || who} cannot go on`
  }
}

function opens(event: StepEvent, telling: Telling): string | undefined {
  if (event.type === 'code-displayed') return 'second-factor'
  if (event.type === 'request-sent') {
    const path = new URL(event.request.url).pathname
    if (event.to === 'expenses-api') return 'api'
    if (path.endsWith('/token')) return 'tokens'
    if (path.endsWith('/authorize')) return 'desk'
    return event.to === 'expenses' &&
      telling.events.some(
        (each) =>
          each.type === 'request-sent' && each.to === 'identity-provider' && each.kind === 'navigation',
      )
      ? 'code'
      : 'open'
  }
  if (event.type !== 'response-received') return undefined
  const page = readPage(event.response.body)
  if (page?.kind === 'totp') return 'second-factor'
  if (page?.kind === 'consent') return 'consent'
  if (page?.kind === 'form-post' || /[?#&](code|error)=/.test(header(event.response, 'Location') ?? ''))
    return 'code'
  return undefined
}
