import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { AppConsentRequest } from '../../directory/tenant'
import { graphUserReadBasicAll } from '../../fixtures/graph-service-principal'
import { completeRun } from '../../run/complete'
import type { RunInput, Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import type { EventOf, TraceEvent } from '../../trace/event'
import { explain } from '../../trace/reasons/explain'
import { diagram } from '../../trace/select/diagram'
import { steps } from '../../trace/select/steps'
import { FABRIKAM, ID } from './cast'
import { flow } from './flow'
import { narration } from './narration'
import { contoso, fabrikam, graph, listing, peopleFinder, TAILSPIN } from './tenant'

type Events = readonly TraceEvent[]

async function play(switches: Switches = {}, input: Partial<RunInput> = {}, as?: string) {
  const { result } = await completeRun(flow, { seed: 1, switches, ...input }, as)
  if (result.status !== 'ended') throw new Error(`${result.status}: ${'says' in result ? result.says : ''}`)
  expect(result.unreached).toEqual([])
  return { events: result.events, outcome: result.outcome }
}

const codes = (events: Events) =>
  events.flatMap((event) => (event.type === 'check-failed' ? [event.error.code ?? event.check] : []))
const asked = (events: Events, by: string) =>
  events.flatMap((event) => (event.type === 'prompt-answered' && event.actor === by ? [event.prompt] : []))
/** What the identity provider wrote into the directory. */
const made = (events: Events, collection: string) =>
  events.flatMap((event) =>
    event.type === 'directory-changed' && event.collection === collection && event.actor !== 'outside'
      ? [event.after]
      : [],
  )
const tokens = (events: Events) =>
  events.filter(
    (event): event is EventOf<'token-issued'> =>
      event.type === 'token-issued' && event.token === 'access-token',
  )
/** The query of the address that the administrator's browser is sent back to. */
const back = (events: Events) => {
  const sent = events.find(
    (event) =>
      event.type === 'request-sent' &&
      event.actor === ID.adminBrowser &&
      new URL(event.request.url).pathname === '/connected',
  )
  return sent?.type === 'request-sent' ? new URL(sent.request.url).searchParams : new URLSearchParams()
}
const heading = (events: Events, on: string) => {
  const shown = events.findLast((event) => event.type === 'page-shown' && event.actor === on)
  return shown?.type === 'page-shown' && shown.page.kind === 'app' ? shown.page.heading : undefined
}

const BASIC = { permission: 'User.ReadBasic.All' }
const DONE = { result: 'completed' }
const ADMIN = { result: 'refused', by: ID.identityProvider, code: 90094 }

describe('what an administrator agrees to', () => {
  it('is written into the directory: an instance, one grant for everybody, one app role assignment', async () => {
    const { events, outcome } = await play()
    expect(outcome).toMatchObject(DONE)
    const [instance, ...more] = made(events, 'servicePrincipals')
    expect(more).toEqual([])
    expect(instance).toMatchObject({
      appId: peopleFinder.appId,
      appOwnerOrganizationId: fabrikam.organization.id,
    })
    const { id } = instance as { readonly id: string }
    expect(made(events, 'oauth2PermissionGrants')).toMatchObject([
      {
        clientId: id,
        consentType: 'AllPrincipals',
        principalId: null,
        resourceId: graph.id,
        scope: 'openid profile offline_access User.Read.All',
      },
    ])
    expect(made(events, 'appRoleAssignments')).toMatchObject([
      { principalId: id, principalType: 'ServicePrincipal', resourceId: graph.id },
    ])
  })

  it('is in the picture: nothing of the app before, its instance with two edges to Microsoft Graph afterwards', async () => {
    const { events } = await play()
    const ofApp = (seq: number) =>
      diagram(events, seq)
        .facts.filter(({ from }) => from === ID.instance)
        .map(({ type, to }) => [type, to])
    expect(ofApp(0)).toEqual([])
    expect(ofApp(events.length)).toEqual([
      ['oauth2PermissionGrant', ID.graph],
      ['appRoleAssignment', ID.graph],
      ['instanceOf', ID.application],
    ])
  })

  it('is asked of nobody else: whoever was refused before signs in, and has the permission in the token', async () => {
    const { events } = await play()
    expect(codes(events)).toEqual([90094])
    expect(asked(events, ID.person)).not.toContain('consent')
    expect(asked(events, ID.admin)).toEqual(['username', 'password', 'totp', 'admin-consent'])
    expect(decodeJwt(tokens(events)[0]?.value ?? '').scp).toContain('User.Read.All')
  })

  it.each<[string, Switches, Record<string, string | null>]>([
    [
      'v2.0',
      {},
      {
        admin_consent: 'True',
        tenant: contoso.organization.id,
        scope: 'https://graph.microsoft.com/.default',
        error: null,
      },
    ],
    [
      'v1.0',
      { endpoint: 'v1' },
      { admin_consent: 'True', tenant: contoso.organization.id, scope: null, error: null },
    ],
    ['v2.0, no', { answer: 'cancelled' }, { admin_consent: 'True', tenant: null, error: 'access_denied' }],
    [
      'v1.0, no',
      { endpoint: 'v1', answer: 'cancelled' },
      { admin_consent: null, tenant: null, error: 'permission_denied' },
    ],
  ])('is told to the app: %s', async (_what, switches, expected) => {
    const answer = back((await play(switches)).events)
    for (const [name, value] of Object.entries(expected)) expect(answer.get(name), name).toBe(value)
    expect(answer.get('state')).toMatch(/^\S{16,}$/)
  })

  it.each<[string, Switches, number]>([
    ['everything that is registered (v2.0, .default)', {}, 1],
    ['everything that is registered (v1.0)', { endpoint: 'v1' }, 1],
    ['the scopes that are named, and no app role', { endpoint: 'v2-named' }, 0],
    ['no app role where none is listed', { appRole: 'not-listed' }, 0],
  ])('is %s', async (_what, switches, assignments) => {
    const { events, outcome } = await play(switches)
    expect(outcome).toMatchObject(DONE)
    expect(made(events, 'appRoleAssignments')).toHaveLength(assignments)
    expect(made(events, 'oauth2PermissionGrants')).toHaveLength(1)
  })
})

describe('who may agree', () => {
  it.each<[string, Switches, object]>([
    [
      'a Cloud Application Administrator: no app role of Microsoft Graph',
      { role: 'cloud-application-administrator' },
      ADMIN,
    ],
    [
      'the same, to what people need alone',
      { role: 'cloud-application-administrator', endpoint: 'v2-named' },
      DONE,
    ],
    [
      'the same, where the app lists no app role',
      { role: 'cloud-application-administrator', appRole: 'not-listed' },
      DONE,
    ],
    ['somebody without a role', { role: 'none' }, ADMIN],
    [
      'somebody without a role, to a permission that people may grant',
      { ...BASIC, classification: 'none', role: 'none' },
      ADMIN,
    ],
  ])('%s', async (_what, switches, end) => {
    const { events, outcome } = await play(switches)
    expect(outcome).toMatchObject(end)
    expect(made(events, 'servicePrincipals')).toHaveLength(end === DONE ? 1 : 0)
  })

  it('whoever cancels leaves everything as it was', async () => {
    const { events, outcome } = await play({ answer: 'cancelled' })
    expect(outcome).toMatchObject(ADMIN)
    expect(codes(events)).toEqual([90094, 65004, 90094])
    expect(events.filter(({ type }) => type === 'directory-changed')).toEqual([])
    expect(heading(events, ID.adminBrowser)).toBe('Your organization is not connected')
  })
})

describe('where people can ask for approval (the admin consent workflow)', () => {
  const ON = { requests: 'on' }
  const decided = (events: Events) =>
    made(events, 'appConsentRequests').flatMap((each) =>
      (each as AppConsentRequest).userConsentRequests.map(
        ({ status, approval }) => `${status}: ${approval.stages[0]?.reviewResult}`,
      ),
    )

  it.each<[string, Switches, object, readonly (number | string)[], readonly string[]]>([
    ['a yes', {}, DONE, [90095], ['InProgress: NotReviewed', 'Completed: Approve']],
    [
      'a no',
      { review: 'denied' },
      { result: 'refused', code: 65004 },
      [90095, 65004],
      ['InProgress: NotReviewed', 'Completed: Deny'],
    ],
    [
      'a block',
      { review: 'blocked' },
      { result: 'refused', code: 7000112 },
      [90095, 7000112],
      ['InProgress: NotReviewed', 'Completed: Deny'],
    ],
    [
      'nothing in time',
      { review: 'too-late' },
      { result: 'refused', code: 90095 },
      [90095, 'request-open', 90095],
      ['InProgress: NotReviewed', 'Expired: NotReviewed', 'Expired: NotReviewed', 'InProgress: NotReviewed'],
    ],
    [
      'a reviewer without a role that may grant it',
      { role: 'none' },
      { result: 'refused', code: 90095 },
      [90095, 90094, 90095],
      ['InProgress: NotReviewed'],
    ],
  ])('%s', async (_what, switches, end, refused, became) => {
    const { events, outcome } = await play({ ...ON, ...switches })
    expect(outcome).toMatchObject(end)
    expect(codes(events)).toEqual(refused)
    expect(decided(events)).toEqual(became)
    const grants = made(events, 'oauth2PermissionGrants')
    expect(grants).toHaveLength(end === DONE ? 1 : 0)
  })

  it.each<[string, Switches, readonly string[]]>([
    ['a yes', {}, ['opened', 'tries', 'connect', 'granted', 'once-more', 'in']],
    ['a no', { review: 'denied' }, ['opened', 'tries', 'connect', 'not-granted', 'once-more']],
    ['nothing in time', { review: 'too-late' }, ['opened', 'tries', 'connect', 'once-more']],
  ])('is told by the chapters: %s', async (_what, switches, expected) => {
    const { events } = await play({ ...ON, ...switches })
    expect([...new Set(steps(events, narration).map(({ chapter }) => chapter))]).toEqual(expected)
  })
})

describe('what is said of it holds', () => {
  /** An administrator agrees to what the registration lists, and the app asks for something else. */
  const listsTooLittle: Intervention = {
    when: { at: 'start' },
    in: FABRIKAM,
    do: 'put',
    collection: 'applications',
    object: { id: peopleFinder.id, requiredResourceAccess: listing(graphUserReadBasicAll) },
  }

  it.each<[string, Switches, readonly Intervention[], readonly string[]]>([
    ['the story', {}, [], ['opened', 'tries', 'connect', 'granted', 'once-more', 'in']],
    ['a no', { answer: 'cancelled' }, [], ['opened', 'tries', 'connect', 'not-granted', 'once-more']],
    ['people who may consent', BASIC, [], ['opened']],
    ['granted before', { organization: 'connected' }, [], ['opened']],
    ['agreed to too little', {}, [listsTooLittle], ['opened', 'tries', 'connect', 'granted', 'once-more']],
  ])('by the chapters: %s', async (_what, switches, changes, expected) => {
    const { events } = await play(switches, { interventions: changes })
    const chapters = new Set(steps(events, narration).map(({ chapter }) => chapter))
    expect([...chapters]).toEqual(expected)
  })

  it('by the page: it tells what the answer said, and promises no sign-in', async () => {
    const { events, outcome } = await play({}, { interventions: [listsTooLittle] })
    expect(outcome).toMatchObject(ADMIN)
    const page = events.findLast(({ type, actor }) => type === 'page-shown' && actor === ID.adminBrowser)
    const lines = page?.type === 'page-shown' && page.page.kind === 'app' ? page.page.lines.join(' ') : ''
    expect(lines).toContain('Whether what was granted is all that People Finder needs shows when somebody')
    expect(lines).not.toMatch(/can use|Nobody is asked/)
  })
})

describe('what people may consent to themselves (microsoft-user-default-low)', () => {
  it.each<[string, Switches, boolean]>([
    ['of low impact, and its publisher verified: yes', {}, true],
    ['its publisher not verified: no', { publisher: 'not-verified' }, false],
    ['not classified: no', { classification: 'none' }, false],
  ])('%s', async (_what, switches, may) => {
    const { events, outcome } = await play({ ...BASIC, ...switches })
    expect(asked(events, ID.person).includes('consent')).toBe(may)
    expect(asked(events, ID.admin).includes('admin-consent')).toBe(!may)
    expect(codes(events)[0]).toBe(may ? undefined : 90094)
    // The registration lists what people are asked for: an administrator grants that, and nobody else is asked.
    expect(outcome).toMatchObject(DONE)
    if (!may)
      expect(made(events, 'oauth2PermissionGrants')).toMatchObject([
        { consentType: 'AllPrincipals', scope: 'openid profile offline_access User.ReadBasic.All' },
      ])
  })
})

describe('the answer on its way', () => {
  it.each<[string, Switches, boolean]>([
    ['with a state that was made up is not taken', { state: 'forged' }, false],
    ['without its state is not taken', { state: 'missing' }, false],
    ['is taken by an app that does not look', { state: 'forged', stateCheck: 'left-out' }, true],
    ['is taken with a tenant that was changed: state does not protect it', { state: 'another-tenant' }, true],
  ])('%s', async (_what, switches, taken) => {
    const { events, outcome } = await play(switches)
    expect(heading(events, ID.adminBrowser)).toBe(
      taken ? `${TAILSPIN} is connected` : 'Your organization is not connected',
    )
    expect(outcome.says.includes(TAILSPIN)).toBe(taken)
    expect(codes(events).length).toBe(taken ? 1 : 2)
    // What was agreed to counts all the same: it is in the directory.
    expect(outcome).toMatchObject(DONE)
  })

  it.each<[string, Switches, string, string]>([
    ['it looked, and state was right', { state: 'another-tenant' }, 'state was right', 'did not look'],
    ['it did not look', { state: 'forged', stateCheck: 'left-out' }, 'did not look', 'state was right'],
  ])('and whom to believe is tid in a token: %s', async (_what, switches, said, unsaid) => {
    const { outcome } = await play(switches)
    expect(outcome.says).toContain(said)
    expect(outcome.says).not.toContain(unsaid)
    expect(outcome.says).toContain('Whom to believe is tid in a token.')
  })

  it.each(['forged', 'missing'])('fails a check with a reason of its own: %s', async (state) => {
    const { events } = await play({ state })
    const failed = events.find(
      (event) => event.type === 'check-failed' && event.error.error === 'invalid_state',
    )
    if (failed?.type !== 'check-failed') throw new Error('No check failed.')
    expect(failed.check).toBe('admin-consent-state')
    const { stops } = explain(events, failed).reason ?? { stops: '' }
    expect(stops).toContain('An organization taken for connected')
    expect(stops).not.toMatch(/sign|CSRF|account/)
  })

  it('goes to no address that is not registered: nobody is asked anything', async () => {
    const { events, outcome } = await play({ redirectUri: 'not-registered' })
    expect(codes(events)).toEqual([90094, 50011, 90094])
    expect(asked(events, ID.admin)).toEqual([])
    expect(outcome).toMatchObject(ADMIN)
  })
})

describe('a grant that is deleted', () => {
  it('is not called back: the access token is good as long as it lives; the next sign-in needs an administrator', async () => {
    const { events, outcome } = await play({ organization: 'connected', later: 'grant-deleted' })
    expect(tokens(events)).toHaveLength(1)
    expect(codes(events)).toEqual([90094])
    expect(outcome).toMatchObject(ADMIN)
  })

  it('ends the refresh token with 65001, and leaves the app role', async () => {
    const { events, outcome } = await play({
      organization: 'connected',
      later: 'grant-deleted-two-hours-ago',
    })
    expect(codes(events)).toEqual([65001, 90094])
    expect(outcome).toMatchObject(ADMIN)
    const { facts } = diagram(events, events.length)
    const of = (type: string) => facts.filter((fact) => fact.from === ID.instance && fact.type === type)
    expect(of('oauth2PermissionGrant')).toEqual([])
    expect(of('appRoleAssignment')).toHaveLength(1)
  })
})

it('an administrator at the keyboard of the app is asked for themselves, and needs nobody', async () => {
  const { events, outcome } = await play({}, {}, 'bo.admin@contoso.example')
  expect(outcome).toMatchObject(DONE)
  expect(asked(events, ID.person)).toContain('consent')
  expect(asked(events, ID.admin)).toEqual([])
  expect(made(events, 'oauth2PermissionGrants')).toMatchObject([{ consentType: 'Principal' }])
})
