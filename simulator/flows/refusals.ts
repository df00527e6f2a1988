import { contoso } from '../fixtures/contoso'
import { appNamed, instanceNamed } from '../fixtures/named'
import { withCertificates } from '../fixtures/nightly-report-certificate'
import type { MessageEdit } from '../network/message-edit'
import type { Given } from '../prompts/answer'
import type { RunInput } from '../run/flow'
import type { Intervention } from '../run/intervention'
import type { ProgramSettings } from '../run/program-settings'

/** A run that comes to a refusal: what a link to it carries. */
export interface RefusalRun extends Omit<RunInput, 'seed'> {
  readonly flow: string
}

/** How a code comes about on the screen, or why it does not. */
export type Shown = RefusalRun | { readonly why: string }

const CODE = 'authorization-code-pkce'
const DEVICE = 'device-authorization'
const JOB = 'client-credentials'
const NEXT_API = 'on-behalf-of'
const TENANTS = 'multi-tenant-app'
const IDP = 'identity-provider'
const APP = 'expenses'
const expenses = appNamed(contoso, 'Expenses')
const nightlyReport = appNamed(withCertificates(contoso), 'Nightly Report')
const PAGE = { client: 'single-page-app' }
const CERTIFICATE = { credential: 'certificate' }
const FEDERATED = { credential: 'federated' }
const start = { at: 'start' } as const

const by = (flow: string, switches: Readonly<Record<string, string>>): RefusalRun => ({ flow, switches })
const edited = (from: string, to: string, path: string, edit: MessageEdit): Intervention => ({
  when: { message: 1, from, to, path },
  do: 'edit',
  edits: [edit],
})
/** The authorization request of Expenses is another one on its way. */
const asking = (name: string, how: Omit<MessageEdit, 'in' | 'name'>, switches = {}): RefusalRun => ({
  flow: CODE,
  switches,
  interventions: [edited('browser', IDP, '/authorize', { in: 'query', name, ...how })],
})
/** The token request of Expenses is another one on its way. */
const redeeming = (name: string, how: Omit<MessageEdit, 'in' | 'name'>, switches = {}): RefusalRun => ({
  flow: CODE,
  switches,
  interventions: [
    edited('client' in switches ? 'browser' : APP, IDP, '/token', { in: 'form', name, ...how }),
  ],
})
/** Expenses is set up otherwise. */
const setUp = (settings: ProgramSettings): RefusalRun => ({
  flow: CODE,
  interventions: [{ when: start, do: 'configure', party: APP, settings }],
})
/** The answer that tells Expenses where to go names another address. */
const sentTo = (tenant: string): RefusalRun => ({
  flow: CODE,
  interventions: [
    edited(IDP, APP, '/openid-configuration', {
      in: 'json',
      name: 'authorization_endpoint',
      set: `https://login.entra.example/${tenant}/oauth2/v2.0/authorize`,
    }),
  ],
})
const signingIn = (username: string, ...more: readonly Given[]): RefusalRun => ({
  flow: CODE,
  answers: [{ prompt: 'username', value: { username } }, ...more],
})
const right = { prompt: 'password', is: 'right' } as const

/**
 * Every code that the identity provider can give, by a run that gives it. INVARIANT: complete (`refusals.test.ts` holds it against
 * the codes, and runs each).
 */
export const refusals: Readonly<Record<number, Shown>> = {
  16000: by('single-sign-on', { accounts: 'two' }),
  28000: by('two-resources', { tokenRequest: 'both' }),
  28003: by(CODE, { scope: 'two-resources' }),
  50011: by(CODE, { redirectUri: 'trailing-slash' }),
  50013: by(NEXT_API, { assertion: 'about-somebody-else' }),
  50014: signingIn('gil@fabrikam.example'),
  50020: by(TENANTS, { address: 'contoso' }),
  50027: asking('id_token_hint', { set: 'a.b.c' }),
  50034: signingIn('nobody@contoso.example'),
  50053: by(CODE, { password: 'forgotten' }),
  50055: signingIn('emil@contoso.example', right),
  50057: by(CODE, { account: 'disabled-before-second-factor' }),
  50058: by(CODE, { prompt: 'none' }),
  50074: { why: 'Every sign-in here asks for a second factor at once: no session is without one.' },
  50076: by('resource-owner-password', { runs: 'next-night', meanwhile: 'no-longer-spared' }),
  50079: signingIn('farah@contoso.example', right),
  50089: signingIn('ada@contoso.example', { ...right, afterSeconds: 3_600 }),
  50105: by('single-sign-on', { assignment: 'removed' }),
  50126: by(CODE, { password: 'wrong-once' }),
  50147: asking('code_challenge', { set: 'short' }),
  50148: by(CODE, { codeVerifier: 'missing' }),
  50149: asking('code_challenge_method', { set: 'S512' }),
  50173: by('refresh-token', { meanwhile: 'password-reset' }),
  50194: sentTo('common'),
  50199: {
    why: 'It is the name of a question (is this your device?), which stands on the page without its code.',
  },
  54005: by(CODE, { codeUse: 'twice' }),
  65001: by('single-sign-on', { consent: 'withdrawn' }),
  65004: by(CODE, { consent: 'declined' }),
  70000: redeeming('code', { set: '0.made-up' }),
  70003: redeeming('grant_type', { set: 'password' }),
  70005: asking('response_type', { set: 'cod' }),
  70007: by('implicit', { responseMode: 'query' }),
  70008: by(CODE, { codeAge: 'eleven-minutes' }),
  70011: setUp({ scope: 'openid a"b' }),
  70016: by(DEVICE, {}),
  70018: by(DEVICE, { deviceCode: 'made-up' }),
  70019: by(DEVICE, { arrival: 'after-sixteen-minutes' }),
  70020: by(DEVICE, { pace: 'never-slower' }),
  90002: sentTo('nobody.example'),
  90014: by('implicit', { nonce: 'missing' }),
  90015: asking('state', { set: 'x'.repeat(7_999) }),
  90023: setUp({ prompt: 'create' }),
  90094: by(CODE, { scope: 'approve-all' }),
  90095: by('admin-consent', { requests: 'on', review: 'too-late' }),
  90120: {
    flow: DEVICE,
    interventions: [
      // The one that is answered with tokens, and again while its answer is on the way.
      { when: { message: 7, from: 'television', to: IDP, path: '/token' }, do: 'replay', afterSeconds: 0.03 },
    ],
  },
  500011: setUp({ scope: 'openid api://nobody/Read' }),
  500112: redeeming('redirect_uri', { set: expenses.spa.redirectUris[0] ?? '' }),
  500121: by(CODE, { secondFactor: 'wrong-three-times' }),
  500131: by(NEXT_API, { sends: 'token-for-reports', apiLooksAt: 'signature' }),
  500133: by(NEXT_API, { meanwhile: 'two-hours' }),
  501051: by(JOB, { roleAssignment: 'none-and-required' }),
  501481: by(CODE, { codeVerifier: 'wrong' }),
  501491: redeeming('code_verifier', { set: 'short' }),
  650052: by(TENANTS, { fabrikam: 'lacks-the-api' }),
  650053: by(DEVICE, { scope: 'mistyped' }),
  700005: {
    flow: TENANTS,
    interventions: [
      edited(IDP, 'quotes-server', '/openid-configuration', {
        in: 'json',
        name: 'token_endpoint',
        set: `https://login.entra.example/${contoso.organization.id}/oauth2/v2.0/token`,
      }),
    ],
  },
  700016: by(JOB, { clientId: 'unknown' }),
  700021: {
    flow: JOB,
    switches: CERTIFICATE,
    interventions: [
      {
        when: start,
        do: 'put',
        collection: 'applications',
        object: { id: expenses.id, keyCredentials: nightlyReport.keyCredentials },
        says: 'Expenses has the certificate of Nightly Report registered as well.',
      },
      edited('job', IDP, '/token', { in: 'form', name: 'client_id', set: expenses.appId }),
    ],
  },
  700023: by(JOB, { ...CERTIFICATE, assertion: 'another-audience' }),
  700024: by(JOB, { ...CERTIFICATE, assertion: 'two-hours-old' }),
  700025: {
    flow: CODE,
    interventions: [
      {
        when: start,
        do: 'put',
        collection: 'applications',
        object: { id: expenses.id, passwordCredentials: [] },
        says: 'Expenses has no secret registered.',
      },
    ],
  },
  700027: by(JOB, { ...CERTIFICATE, certificate: 'not-registered' }),
  700051: by('implicit', { registration: 'no-access-tokens' }),
  700054: by('implicit', { registration: 'no-id-tokens' }),
  700082: by('refresh-token', { comesBack: '91-days' }),
  700084: by('refresh-token', PAGE),
  700211: by(JOB, { ...FEDERATED, issuer: 'of-the-organization' }),
  700212: by(JOB, { ...FEDERATED, audience: 'reports-api' }),
  700213: by(JOB, { ...FEDERATED, subject: 'one-letter-off' }),
  900144: setUp({ scope: null }),
  900561: {
    flow: CODE,
    interventions: [edited(APP, IDP, '/token', { in: 'method', name: 'method', set: 'GET' })],
  },
  900971: {
    flow: CODE,
    interventions: [
      {
        when: start,
        do: 'put',
        collection: 'applications',
        object: {
          id: expenses.id,
          web: { ...expenses.web, redirectUris: [] },
          spa: { redirectUris: [] },
        },
        says: 'Expenses has no redirect address registered.',
      },
    ],
  },
  1002012: by(JOB, { scope: 'one-permission' }),
  7000112: by(JOB, { servicePrincipal: 'disabled' }),
  7000114: by(NEXT_API, { caller: 'nightly-job' }),
  7000215: by(CODE, { clientSecret: 'wrong' }),
  7000216: {
    flow: JOB,
    interventions: [edited('job', IDP, '/token', { in: 'form', name: 'client_secret', remove: true })],
  },
  7000218: by(DEVICE, { registration: 'no-public-client' }),
  7000222: by(CODE, { clientSecret: 'expired' }),
  7000229: {
    flow: CODE,
    interventions: [
      {
        when: start,
        do: 'remove',
        collection: 'servicePrincipals',
        id: instanceNamed(contoso, 'Expenses').id,
      },
    ],
  },
  7002138: by(JOB, { ...FEDERATED, subject: 'other-case' }),
  9002313: {
    flow: CODE,
    interventions: [edited(APP, IDP, '/token', { in: 'header', name: 'Authorization', set: 'Basic YTpi' })],
  },
  9002325: asking('code_challenge', { remove: true }, PAGE),
  9002326: {
    flow: CODE,
    interventions: [
      edited(APP, IDP, '/token', {
        in: 'header',
        name: 'Origin',
        set: 'https://expenses.contoso.example',
      }),
    ],
  },
  9002327: {
    flow: CODE,
    switches: PAGE,
    interventions: [edited('browser', IDP, '/token', { in: 'header', name: 'Origin', remove: true })],
  },
}
