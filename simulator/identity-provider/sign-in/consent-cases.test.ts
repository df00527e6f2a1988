import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Application, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { nightlyReport } from '../../fixtures/contoso-programs'
import { fabrikam } from '../../fixtures/fabrikam'
import { instanceNamed } from '../../fixtures/named'
import { permissionScope } from '../../fixtures/permission-scope'
import { instance, registration } from '../../fixtures/registration'
import { allParts } from '../testing/all-parts'
import {
  BASE,
  createBrowser,
  createLab,
  encode,
  FORM,
  type Lab,
  type Parameters,
  type Stop,
} from '../testing/lab'

/**
 * What is documented of consent, case by case, each through the endpoints that people and programs meet
 * (Microsoft, "Scopes and permissions in the Microsoft identity platform" and "Configure how users consent to applications", checked in
 * November 2026).
 */

const ADA = 'ada@contoso.example'
const BO = 'bo.admin@contoso.example'
const REDIRECT = 'https://planner.fabrikam.example/callback'
const SECRET = 'Pl1~public.test.secret-of-Planner'
const NIGHT_SECRET = 'Nr6~public.test.secret-of-Report'
const GRAPH = instanceNamed(contoso, 'Microsoft Graph')

const scopes = [
  ...GRAPH.oauth2PermissionScopes.filter(({ value }) => value !== 'Mail.Read'),
  permissionScope('mail-read', 'Mail.Read', 'User', 'Read your mail', 'Read mail'),
  permissionScope('mail-write', 'Mail.ReadWrite', 'User', 'Write your mail', 'Write mail'),
  permissionScope('contacts', 'Contacts.Read', 'User', 'Read your contacts', 'Read contacts'),
  permissionScope('dir', 'Directory.ReadWrite.All', 'Admin', 'Write the directory', 'Write the directory'),
]
const idOf = (value: string) => scopes.find((each) => each.value === value)?.id ?? ''

interface Setting {
  /** What people may consent to: the last word of a built-in policy, or nothing. */
  readonly policy: 'recommended' | 'low' | 'legacy' | 'none'
  /** Whether somebody has verified who publishes Planner. */
  readonly verified?: boolean
  /** Values classified as low. */
  readonly low?: readonly string[]
  /** What Planner lists in its registration. */
  readonly registered?: readonly string[]
  /** Whether users must be assigned to Planner, which is in the tenant then. */
  readonly assignmentRequired?: boolean
  readonly more?: (tenant: Tenant) => Tenant
}

/** Planner, of Fabrikam, at a tenant that has never seen it. */
function planner({ verified = true, registered = [] }: Setting): Application {
  return registration('planner', 'planner-id', 'Planner', 'fabrikam.example', {
    signInAudience: 'AzureADMultipleOrgs',
    verifiedPublisher: verified ? { displayName: 'Fabrikam' } : null,
    web: { redirectUris: [REDIRECT], logoutUrl: null },
    requiredResourceAccess: [
      {
        resourceAppId: GRAPH.appId,
        resourceAccess: registered.map((value) => ({ id: idOf(value), type: 'Scope' as const })),
      },
    ],
    passwordCredentials: [
      {
        keyId: 'planner-secret',
        displayName: 'Server',
        hint: 'Pl1',
        startDateTime: '2026-01-05T09:00:00Z',
        endDateTime: '2027-01-05T09:00:00Z',
      },
    ],
  })
}

function labOf(setting: Setting): Lab {
  const { policy, low = [], assignmentRequired = false, more = (tenant) => tenant } = setting
  const application = planner(setting)
  const graph = {
    ...GRAPH,
    oauth2PermissionScopes: scopes,
    delegatedPermissionClassifications: low.map((permissionName) => ({
      id: `low ${permissionName}`,
      permissionId: idOf(permissionName),
      permissionName,
      classification: 'low' as const,
    })),
  }
  const here = instance('planner-here', application, fabrikam.organization.id, {
    appRoleAssignmentRequired: true,
  })
  const tenant: Tenant = {
    ...contoso,
    servicePrincipals: [
      ...contoso.servicePrincipals.map((each) => (each === GRAPH ? graph : each)),
      ...(assignmentRequired ? [here] : []),
    ],
    authorizationPolicy: {
      ...contoso.authorizationPolicy,
      defaultUserRolePermissions: {
        permissionGrantPoliciesAssigned:
          policy === 'none' ? [] : [`ManagePermissionGrantsForSelf.microsoft-user-default-${policy}`],
      },
    },
  }
  const other: Tenant = {
    ...fabrikam,
    applications: [...fabrikam.applications, application],
    secrets: {
      ...fabrikam.secrets,
      clientSecrets: { ...fabrikam.secrets.clientSecrets, 'planner-secret': SECRET },
    },
  }
  return createLab(more(tenant), { parts: allParts, other })
}

/** Somebody at a browser of their own, who opens Planner as often as they like. */
function atBrowser(lab: Lab, upn = ADA) {
  const browser = createBrowser(lab)
  const open = async (scope: string) =>
    browser.signIn(
      await browser.authorize({ client_id: 'planner-id', redirect_uri: REDIRECT, scope }),
      upn,
      'consent',
    )
  const yes = (stop: Stop) => browser.submit(stop, { accept: 'true' })
  return { browser, open, yes }
}

async function token(lab: Lab, fields: Parameters) {
  const body = encode({ client_id: 'planner-id', client_secret: SECRET, ...fields })
  const response = await lab.send({ method: 'POST', url: `${BASE}/oauth2/v2.0/token`, headers: FORM, body })
  return JSON.parse(response.body) as Record<string, unknown>
}

const redeem = (lab: Lab, stop: Stop) =>
  token(lab, {
    grant_type: 'authorization_code',
    redirect_uri: REDIRECT,
    code: stop.answer?.get('code') ?? '',
  })

/** What an access token for the API lets its holder do, without what is about the sign-in. */
const scopesIn = (body: Record<string, unknown>) =>
  String(decodeJwt(String(body.access_token)).scp)
    .split(' ')
    .filter((each) => !['openid', 'profile', 'email'].includes(each))

const grantsOf = (lab: Lab) => {
  const ids = lab.directory.tenant.servicePrincipals
    .filter(({ appId }) => appId === 'planner-id')
    .map(({ id }) => id)
  return lab.directory.tenant.oauth2PermissionGrants
    .filter(({ clientId }) => ids.includes(clientId))
    .map(({ consentType, scope }) => `${consentType}: ${scope}`)
}

/** What somebody comes to who opens Planner: a page, a refusal, or back at the app. */
function whereTo({ page, answer }: Stop): string {
  if (page?.kind === 'refusal') return `refused ${page.code}`
  if (page?.kind === 'consent') return `asked for ${page.permissions.map(({ value }) => value).join(' ')}`
  const error = /^AADSTS(\d+):/.exec(answer?.get('error_description') ?? '')?.[1]
  return error ? `${answer?.get('error')} ${error}` : answer?.has('code') ? 'in' : 'nowhere'
}

describe('somebody opens an app', () => {
  it.each<[string, Setting, string, string, string]>([
    [
      'recommended: mail is left to administrators',
      { policy: 'recommended' },
      'Mail.Read',
      'refused 90094',
      '',
    ],
    [
      'low, and the publisher not verified',
      { policy: 'low', low: ['Mail.Read'], verified: false },
      'Mail.Read',
      'refused 90094',
      '',
    ],
    [
      'low, classified and verified',
      { policy: 'low', low: ['User.Read'] },
      'User.Read',
      'asked for User.Read',
      'Principal: User.Read',
    ],
    [
      'legacy: an app that nobody has verified gets mail',
      { policy: 'legacy', verified: false },
      'Mail.ReadWrite',
      'asked for Mail.ReadWrite',
      'Principal: Mail.ReadWrite',
    ],
    ['people may consent to nothing', { policy: 'none' }, 'User.Read', 'refused 90094', ''],
    [
      '.default beside a scope of the same API',
      { policy: 'legacy' },
      'https://graph.microsoft.com/.default https://graph.microsoft.com/Mail.Read',
      'invalid_scope 70011',
      '',
    ],
    [
      '.default beside a scope of the same API that is written without its address',
      { policy: 'legacy' },
      'https://graph.microsoft.com/.default Mail.Read',
      'invalid_scope 70011',
      '',
    ],
    [
      'what is for administrators to grant',
      { policy: 'legacy' },
      'Directory.ReadWrite.All',
      'refused 90094',
      '',
    ],
    [
      'users must be assigned, and are not: before anybody is asked for consent',
      { policy: 'legacy', assignmentRequired: true },
      'User.Read',
      'refused 50105',
      '',
    ],
  ])('%s', async (_what, setting, scope, expected, granted) => {
    const lab = labOf(setting)
    const { open, yes } = atBrowser(lab)
    const stop = await open(scope)
    expect(whereTo(stop)).toBe(expected)
    if (stop.page?.kind === 'consent') expect(whereTo(await yes(stop))).toBe('in')
    expect(grantsOf(lab).join()).toBe(granted)
  })
})

describe('.default', () => {
  const setting: Setting = { policy: 'legacy', registered: ['User.Read', 'Contacts.Read'] }
  const DEFAULT = 'openid https://graph.microsoft.com/.default'

  it('asks for all that is registered as long as nothing is granted, and the token has all of it', async () => {
    const lab = labOf(setting)
    const { open, yes } = atBrowser(lab)
    const stop = await open(DEFAULT)
    expect(whereTo(stop)).toBe('asked for openid User.Read Contacts.Read')
    expect(scopesIn(await redeem(lab, await yes(stop)))).toEqual(['Contacts.Read', 'User.Read'])
  })

  it('asks for nothing once something is granted, and the token has that alone', async () => {
    const lab = labOf(setting)
    const { open, yes } = atBrowser(lab)
    await yes(await open('openid User.Read'))
    const stop = await open(DEFAULT)
    expect(whereTo(stop)).toBe('in')
    expect(scopesIn(await redeem(lab, stop))).toEqual(['User.Read'])
  })
})

describe('a program without a person, and without an app role', () => {
  const ask = (required: boolean) => {
    const without = (tenant: Tenant): Tenant => ({
      ...tenant,
      appRoleAssignments: [],
      servicePrincipals: tenant.servicePrincipals.map((each) =>
        each.displayName === 'Reports API' ? { ...each, appRoleAssignmentRequired: required } : each,
      ),
    })
    return token(labOf({ policy: 'legacy', more: without }), {
      client_id: nightlyReport.appId,
      client_secret: NIGHT_SECRET,
      grant_type: 'client_credentials',
      scope: 'api://reports.contoso.example/.default',
    })
  }

  it('gets a token without roles', async () => {
    expect(decodeJwt(String((await ask(false)).access_token))).not.toHaveProperty('roles')
  })

  it('gets none where the API is for those who are assigned to it', async () => {
    expect(await ask(true)).toMatchObject({ error: 'invalid_grant', error_codes: [501051] })
  })
})

describe('an administrator grants for everybody', () => {
  async function grantedBy(lab: Lab, scope: string) {
    const { browser } = atBrowser(lab)
    const query = encode({ client_id: 'planner-id', redirect_uri: REDIRECT, state: 's', scope })
    const asked = await browser.signIn(await browser.go({ url: `${BASE}/v2.0/adminconsent?${query}` }), BO)
    return browser.submit(asked, { accept: 'true' })
  }

  it('what only administrators grant, and whoever was refused signs in with it', async () => {
    const lab = labOf({ policy: 'legacy' })
    const scope = 'Directory.ReadWrite.All'
    const { open } = atBrowser(lab)
    expect(whereTo(await open(scope))).toBe('refused 90094')
    expect((await grantedBy(lab, scope)).answer?.get('admin_consent')).toBe('True')
    expect(grantsOf(lab)).toEqual([`AllPrincipals: ${scope}`])
    // A code of the phone is good once.
    lab.wait(30)
    const stop = await open(scope)
    expect(whereTo(stop)).toBe('in')
    expect(scopesIn(await redeem(lab, stop))).toEqual([scope])
  })

  it('what people could grant, and nobody is asked any more', async () => {
    const lab = labOf({ policy: 'legacy' })
    await grantedBy(lab, 'User.Read')
    expect(whereTo(await atBrowser(lab).open('User.Read'))).toBe('in')
  })
})

it('a grant that is taken back ends the refresh token at its next use, with 65001', async () => {
  const lab = labOf({ policy: 'legacy' })
  const { open, yes } = atBrowser(lab)
  const { refresh_token } = await redeem(lab, await yes(await open('offline_access User.Read')))
  const again = () => token(lab, { grant_type: 'refresh_token', refresh_token: String(refresh_token) })
  expect(await again()).toHaveProperty('access_token')
  for (const { id, principalId } of lab.directory.tenant.oauth2PermissionGrants)
    if (principalId !== null) lab.directory.remove('oauth2PermissionGrants', id, 'It is taken back.', () => 0)
  expect(await again()).toMatchObject({ error: 'invalid_grant', error_codes: [65001] })
})
