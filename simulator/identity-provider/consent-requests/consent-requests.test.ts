import { describe, expect, it } from 'vitest'
import type { AdminConsentRequestPolicy, AppConsentRequest, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { expenses } from '../../fixtures/contoso-applications'
import { userNamed } from '../../fixtures/named'
import { allParts } from '../testing/all-parts'
import { BASE, createBrowser, createLab, type Lab, type Stop } from '../testing/lab'

const ADA = 'ada@contoso.example'
const BO = 'bo.admin@contoso.example'
const SCOPE = 'openid api://expenses.contoso.example/Expenses.Approve.All'
const ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const DAY = 86_400

const bo = userNamed(contoso, BO)
const ada = userNamed(contoso, ADA)
const of = (query: string) => ({ query, queryType: 'MicrosoftGraph', queryRoot: null })
const POLICY: AdminConsentRequestPolicy = {
  isEnabled: true,
  notifyReviewers: true,
  remindersEnabled: true,
  requestDurationInDays: 5,
  reviewers: [of(`/users/${bo.id}`)],
  version: 1,
}

const labWith = (policy: Partial<AdminConsentRequestPolicy> = {}, more: Partial<Tenant> = {}) =>
  createLab({ ...contoso, ...more, adminConsentRequestPolicy: { ...POLICY, ...policy } }, { parts: allParts })

const open = async (lab: Lab, upn = ADA) => {
  const browser = createBrowser(lab)
  lab.wait(30)
  const stop = await browser.signIn(await browser.authorize({ scope: SCOPE }), upn, 'consent')
  return { browser, stop }
}

async function asks(lab: Lab, reason = 'For work.', upn = ADA): Promise<Stop> {
  const { browser, stop } = await open(lab, upn)
  return browser.submit(stop, { ask: 'true', reason })
}

const requestOf = (lab: Lab) => lab.directory.tenant.appConsentRequests[0] as AppConsentRequest

async function reviews(lab: Lab, upn = BO) {
  const browser = createBrowser(lab)
  lab.wait(30)
  const url = `${BASE}/consent-requests?consent_request=${requestOf(lab)?.id}`
  return { browser, stop: await browser.signIn(await browser.go({ url }), upn) }
}

const codeOf = ({ page }: Stop) => (page?.kind === 'refusal' ? page.code || page.name : page?.kind)

describe('whoever may not consent', () => {
  it('is asked for a reason, on the page that would refuse, and reads what the app wants', async () => {
    const { stop } = await open(labWith())
    expect(stop.page).toMatchObject({
      kind: 'consent-request',
      appName: 'Expenses',
      permissions: [{ value: 'openid' }, { value: 'Expenses.Approve.All' }],
    })
  })

  it.each<[string, Partial<AdminConsentRequestPolicy> | undefined]>([
    ['where it is switched off', { isEnabled: false }],
    ['where there is no policy', undefined],
  ])('is refused %s', async (_what, policy) => {
    const lab = policy ? labWith(policy) : createLab(contoso, { parts: allParts })
    expect(codeOf((await open(lab)).stop)).toBe(90094)
  })

  it('makes a request, as Graph has it, and stays outside', async () => {
    const lab = labWith()
    const stop = await asks(lab)
    expect(codeOf(stop)).toBe(90095)
    expect(requestOf(lab)).toMatchObject({
      appId: expenses.appId,
      appDisplayName: 'Expenses',
      pendingScopes: [
        { displayName: 'openid' },
        { displayName: 'api://expenses.contoso.example/Expenses.Approve.All' },
      ],
      userConsentRequests: [
        {
          status: 'InProgress',
          reason: 'For work.',
          createdBy: { user: { id: ada.id } },
          completedDateTime: null,
          approval: { stages: [{ reviewResult: 'NotReviewed', status: 'InProgress' }] },
        },
      ],
    })
    expect(lab.directory.tenant.oauth2PermissionGrants).toBe(contoso.oauth2PermissionGrants)
  })

  it('makes none without a reason: the page stays', async () => {
    const lab = labWith()
    expect(codeOf(await asks(lab, '  '))).toBe('consent-request')
    expect(requestOf(lab)).toBeUndefined()
  })

  it('asks once: as long as nobody has decided, the page says so and asks for nothing', async () => {
    const lab = labWith()
    await asks(lab)
    expect(codeOf((await open(lab)).stop)).toBe(90095)
    expect(requestOf(lab).userConsentRequests).toHaveLength(1)
  })

  it('goes back to the app without asking, with 65004', async () => {
    const lab = labWith()
    const { browser, stop } = await open(lab)
    const { answer } = await browser.submit(stop, { ask: 'false' })
    expect([answer?.get('error'), answer?.get('error_description')?.slice(0, 11)]).toEqual([
      'access_denied',
      'AADSTS65004',
    ])
    expect(requestOf(lab)).toBeUndefined()
  })

  it('shares the request for an app with others who ask, and one decision is for all of them', async () => {
    const lab = labWith()
    await asks(lab)
    await asks(lab, 'Me too.', 'chidi@contoso.example')
    expect(lab.directory.tenant.appConsentRequests).toHaveLength(1)
    const { browser, stop } = await reviews(lab)
    expect(stop.page).toMatchObject({ requests: [{ reason: 'For work.' }, { reason: 'Me too.' }] })
    await browser.submit(stop, { decision: 'deny', justification: 'No.' })
    expect(requestOf(lab).userConsentRequests.map(({ status }) => status)).toEqual(['Completed', 'Completed'])
  })
})

describe('a reviewer', () => {
  it('approves by granting it for everybody, and whoever asked gets in', async () => {
    const lab = labWith()
    await asks(lab)
    const { browser, stop } = await reviews(lab)
    const consent = await browser.submit(stop, { decision: 'approve', justification: '' })
    expect(consent.page?.kind).toBe('admin-consent')
    const done = await browser.submit(consent, { accept: 'true' })
    expect(done.page).toEqual({ kind: 'consent-reviewed', appName: 'Expenses', state: 'approved' })
    const grants = lab.directory.tenant.oauth2PermissionGrants
    expect(grants.filter(({ scope }) => scope === 'Expenses.Approve.All')).toMatchObject([
      { consentType: 'AllPrincipals', principalId: null },
    ])
    expect(requestOf(lab)).toMatchObject({
      pendingScopes: [],
      userConsentRequests: [
        {
          status: 'Completed',
          completedDateTime: expect.any(String),
          approval: { stages: [{ reviewResult: 'Approve', reviewedBy: { id: bo.id } }] },
        },
      ],
    })
    expect((await open(lab)).stop.answer?.has('code')).toBe(true)
  })

  it('who cancels the consent has decided nothing', async () => {
    const lab = labWith()
    await asks(lab)
    const { browser, stop } = await reviews(lab)
    const consent = await browser.submit(stop, { decision: 'approve', justification: '' })
    const done = await browser.submit(consent, { accept: 'false' })
    expect(done.page).toMatchObject({ kind: 'consent-reviewed', state: 'open' })
    expect(requestOf(lab).userConsentRequests[0]?.status).toBe('InProgress')
  })

  it('without a role that may grant it may deny it, and not approve it', async () => {
    const roles = contoso.roleAssignments.filter(({ roleDefinitionId }) => roleDefinitionId !== ADMINISTRATOR)
    const lab = labWith({}, { roleAssignments: roles })
    await asks(lab)
    const first = await reviews(lab)
    expect(codeOf(await first.browser.submit(first.stop, { decision: 'approve', justification: '' }))).toBe(
      90094,
    )
    const second = await reviews(lab)
    const done = await second.browser.submit(second.stop, { decision: 'deny', justification: 'No.' })
    expect(done.page).toMatchObject({ kind: 'consent-reviewed', state: 'denied' })
  })

  it('denies it with a reason, and people can ask again', async () => {
    const lab = labWith()
    await asks(lab)
    const { browser, stop } = await reviews(lab)
    expect(codeOf(await browser.submit(stop, { decision: 'deny', justification: ' ' }))).toBe(
      'consent-review',
    )
    await browser.submit(stop, { decision: 'deny', justification: 'Use the other one.' })
    expect(requestOf(lab).userConsentRequests[0]?.approval.stages).toMatchObject([
      { reviewResult: 'Deny', justification: 'Use the other one.', status: 'Completed' },
    ])
    await asks(lab, 'But I need it.')
    expect(requestOf(lab).userConsentRequests.map(({ status }) => status)).toEqual([
      'Completed',
      'InProgress',
    ])
  })

  it('blocks the app: its service principal is disabled, and nobody gets to ask', async () => {
    const lab = labWith()
    await asks(lab)
    const { browser, stop } = await reviews(lab)
    const done = await browser.submit(stop, { decision: 'block', justification: 'Never.' })
    expect(done.page).toMatchObject({ kind: 'consent-reviewed', state: 'blocked' })
    const here = lab.directory.tenant.servicePrincipals.find(({ appId }) => appId === expenses.appId)
    expect(here?.accountEnabled).toBe(false)
    expect(codeOf((await open(lab)).stop)).toBe(7000112)
  })

  it.each<[string, readonly string[], boolean]>([
    ['by their id', [`/users/${bo.id}`], true],
    ['somebody else', [`/users/${ada.id}`], false],
    [
      'by their role',
      [`/beta/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '${ADMINISTRATOR}'`],
      true,
    ],
    ['by a query that nobody here reads', ["/users?$filter=department eq 'IT'"], false],
    ['nobody', [], false],
  ])('is one %s', async (_what, queries, is) => {
    const lab = labWith({ reviewers: queries.map(of) })
    await asks(lab)
    expect(codeOf((await reviews(lab)).stop)).toBe(is ? 'consent-review' : 'access_denied')
  })

  it('of a group is one who is in it', async () => {
    const [group] = contoso.groups.filter(({ members }) => members.includes(ada.id))
    const lab = labWith({ reviewers: [of(`/groups/${group?.id}/transitiveMembers/microsoft.graph.user`)] })
    await asks(lab)
    expect(codeOf((await reviews(lab, ADA)).stop)).toBe('consent-review')
    expect(codeOf((await reviews(lab, BO)).stop)).toBe('access_denied')
  })

  it('is whoever was one when it was asked for: later ones do not decide about it, and earlier ones still do', async () => {
    const lab = labWith()
    await asks(lab)
    const policy = { ...POLICY, reviewers: [of(`/users/${ada.id}`)] }
    lab.directory.setPolicy('adminConsentRequestPolicy', policy, 'Others review.', () => 0)
    expect(codeOf((await reviews(lab, ADA)).stop)).toBe('access_denied')
    expect(codeOf((await reviews(lab, BO)).stop)).toBe('consent-review')
  })
})

describe('a request', () => {
  it.each([
    [5 * DAY - 200, 'consent-review', 'InProgress'],
    [5 * DAY, 'expired', 'Expired'],
  ])('after %i seconds: %s', async (seconds, page, status) => {
    const lab = labWith()
    await asks(lab)
    lab.wait(seconds)
    expect(codeOf((await reviews(lab)).stop)).toBe(page)
    expect(requestOf(lab).userConsentRequests[0]?.status).toBe(status)
  })

  it('that ran out is asked for again', async () => {
    const lab = labWith()
    await asks(lab)
    lab.wait(5 * DAY)
    expect(codeOf(await asks(lab))).toBe(90095)
    expect(requestOf(lab).userConsentRequests.map(({ status }) => status)).toEqual(['Expired', 'InProgress'])
  })

  it('that was decided is not opened again, and one that there is not is not found', async () => {
    const lab = labWith()
    await asks(lab)
    const { browser, stop } = await reviews(lab)
    await browser.submit(stop, { decision: 'deny', justification: 'No.' })
    expect(codeOf((await reviews(lab)).stop)).toBe('decided')
    expect(codeOf(await browser.go({ url: `${BASE}/consent-requests?consent_request=made-up` }))).toBe(
      'not_found',
    )
  })
})
