import type { Group, OAuth2PermissionGrant, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import { guid } from '../../fixtures/guid'
import { appNamed, groupNamed, instanceNamed, userNamed } from '../../fixtures/named'
import { withCertificates } from '../../fixtures/nightly-report-certificate'

export const ada = userNamed(contoso, 'ada@contoso.example')
const job = instanceNamed(contoso, 'Nightly Report')

/** Whom nobody asks for a second factor: the hole that a job with a person's password needs. */
export const spared: Group = {
  ...groupNamed(contoso, 'IT'),
  id: guid('No second factor'),
  displayName: 'No second factor',
  mailNickname: 'no-second-factor',
  members: [ada.id],
}

const grant = (resource: string, scope: string): OAuth2PermissionGrant => ({
  id: guid(`Nightly Report grant for ${resource}`),
  clientId: job.id,
  consentType: 'AllPrincipals',
  principalId: null,
  resourceId: instanceNamed(contoso, resource).id,
  scope,
})
export const reportsGrant = grant('Reports API', 'Reports.Read')

/** Contoso as it was before its job had an identity of its own, and with what it needs for one. */
export const tenant: Tenant = deepFreeze(
  withCertificates({
    ...contoso,
    groups: [...contoso.groups, spared],
    applications: contoso.applications.map((each) =>
      each.appId === job.appId ? { ...each, isFallbackPublicClient: true } : each,
    ),
    // Somebody consented to more than the job needs.
    oauth2PermissionGrants: [
      ...contoso.oauth2PermissionGrants,
      reportsGrant,
      grant('Expenses API', 'Expenses.Read'),
    ],
  }),
)

export const nightlyReport = appNamed(tenant, 'Nightly Report')
export const reportsApi = appNamed(tenant, 'Reports API')
export const expensesApi = appNamed(tenant, 'Expenses API')
