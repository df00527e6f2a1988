import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the attack is told: somebody signs in, adds one line to what they own, and comes back as something else. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'sign-in', title: 'Somebody without a role' },
    { id: 'credential', title: 'One line more in what is owned' },
    { id: 'token', title: 'A token of the application' },
    { id: 'power', title: 'What the application may do' },
  ],
  layout: {
    thief: { x: 45, y: 75 },
    phone: { x: 19, y: 297 },
    'thief-browser': { x: 257, y: 118 },
    tools: { x: 211, y: 324 },
    'identity-provider': { x: 529, y: 129 },
    'build-service': { x: 408, y: 406 },
    'nightly-report-application': { x: 759, y: 80 },
    'nightly-report': { x: 808, y: 224 },
    graph: { x: 804, y: 395 },
    'reports-api': { x: 631, y: 338 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What is asked of Graph, by the end of the path. */
const ASKED: Readonly<Record<string, string>> = {
  addPassword: 'to add a secret',
  federatedIdentityCredentials: 'to add a federated credential',
  roleAssignments: 'to assign a role',
  appRoleAssignedTo: 'to give out an app role',
}

/** What the thief does at the page of the program, by path. */
const DOES: Readonly<Record<string, string>> = {
  'role-own': 'has {} ask for a role, in their own name',
  secret: 'has {} add a secret to the application',
  'principal-secret': 'has {} add a secret to the service principal',
  trust: 'has {} add a build job that the application trusts',
  'token-graph': 'has {} ask for a token of the application',
  'token-reports': 'has {} ask for a token of the application',
  role: 'has {} ask for a role, as the application',
  grant: 'has {} ask for more permissions, as the application',
  read: 'has {} read the reports, as the application',
}

/** What the attack knows better: in whose name Graph is asked for what. */
function sentence(event: StepEvent, { name, nameFirst, party }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const whom = name(event.to)
  if (pathname === '/job-token') return `${nameFirst(event.actor)} asks ${whom} for a token about a build job`
  if (event.actor === 'tools' && event.to === 'identity-provider' && pathname.endsWith('/token'))
    return new URLSearchParams(event.request.body).get('grant_type') === 'client_credentials'
      ? `${nameFirst(event.actor)} asks for a token as ${name('nightly-report')}`
      : undefined
  if (event.to === 'graph') {
    const what = ASKED[pathname.split('/').at(-1) ?? '']
    return what && `${nameFirst(event.actor)} asks ${whom} ${what}`
  }
  if (event.to !== 'tools' || event.request.method !== 'GET') return undefined
  const does = DOES[pathname.slice(1)]
  return does && `${nameFirst(party(event.actor)?.belongsTo ?? event.actor)} ${does.replace('{}', whom)}`
}

function opens(event: StepEvent): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const act = new URL(event.request.url).pathname.slice(1)
  if (event.actor === 'thief-browser' && event.to === 'tools') {
    if (act === '' || act === 'sign-in') return 'sign-in'
    if (act === 'secret' || act === 'principal-secret' || act === 'trust') return 'credential'
    if (act.startsWith('token-')) return 'token'
    return act === 'role' || act === 'grant' || act === 'read' ? 'power' : undefined
  }
  return undefined
}
