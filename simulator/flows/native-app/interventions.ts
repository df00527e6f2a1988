import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { START_OF_DAY } from '../../run/run'
import { ID } from './cast'
import { ada, LOOPBACK, receipts, SECRET } from './tenant'

/** Seconds. */
const DAY = 86_400
const EVENING = new Date(START_OF_DAY + 9 * 3_600_000).toISOString()
const start = { at: 'start' } as const
/** The first thing that the app does when it is opened once more. */
const reopening = {
  message: 2,
  from: ID.app,
  to: ID.identityProvider,
  path: '/openid-configuration',
} as const

const registered = (platforms: object, says: string): Intervention => ({
  when: start,
  do: 'put',
  collection: 'applications',
  object: { id: receipts.id, publicClient: { redirectUris: [] }, ...platforms },
  says,
})
const ofAda = (change: object, says: string): Intervention => ({
  when: reopening,
  do: 'put',
  collection: 'users',
  object: { id: ada.id, ...change },
  says,
})

const bundles: Readonly<Record<string, Intervention>> = {
  'platform=web': registered(
    { web: { redirectUris: [LOOPBACK], logoutUrl: null } },
    `${LOOPBACK} is registered for ${receipts.displayName} under Web.`,
  ),
  'platform=single-page-app': registered(
    { spa: { redirectUris: [LOOPBACK] } },
    `${LOOPBACK} is registered for ${receipts.displayName} under Single-page application.`,
  ),
  'platform=none': registered({}, `Nobody has registered a redirect address for ${receipts.displayName}.`),
  'secret=in-the-app': {
    when: start,
    do: 'put',
    collection: 'applications',
    object: { id: receipts.id, passwordCredentials: [SECRET] },
    says: `A developer has made a secret for ${receipts.displayName}, and put it into the app.`,
  },
  'comesBack=next-day': {
    when: reopening,
    do: 'wait',
    seconds: DAY,
    says: 'A day passes before the app is opened again.',
  },
  'meanwhile=password-changed': ofAda(
    { lastPasswordChangeDateTime: EVENING },
    `${ada.displayName} has changed the password in the evening.`,
  ),
  'meanwhile=sessions-revoked': ofAda(
    { signInSessionsValidFromDateTime: EVENING },
    `An administrator has revoked all sign-ins of ${ada.displayName} in the evening.`,
  ),
  'meanwhile=account-disabled': ofAda(
    { accountEnabled: false },
    `An administrator has disabled the account of ${ada.displayName}.`,
  ),
}

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const chosen = Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
  return switches.state === 'tampered' ? [...chosen, tampered(switches)] : chosen
}

/** Where the answer passes: to the app, or, where the app has taken its web view off the way, to the web view. */
function tampered({ window, answer }: Switches): Intervention {
  const isView = window === 'web-view'
  return {
    when: isView
      ? { message: 1, from: ID.identityProvider, to: ID.app, path: '/login/consent' }
      : { message: 1, from: ID.browser, to: ID.app, path: answer === 'own-scheme' ? '' : '/' },
    do: 'edit',
    edits: [{ in: isView ? 'location' : 'query', name: 'state', set: 'c29tZWJvZHkgZWxzZQ' }],
    says: 'The state is replaced on the way back to the app.',
  }
}
