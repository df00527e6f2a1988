import type { Application, OAuth2PermissionGrant, Tenant } from '../../directory/tenant'
import { contoso as sample } from '../../fixtures/contoso'
import { EXPENSES_API_CERTIFICATE } from '../../fixtures/expenses-api-certificate'
import { deepFreeze } from '../../fixtures/freeze'
import { guid } from '../../fixtures/guid'
import { appNamed, instanceNamed, userNamed } from '../../fixtures/named'

export const ada = userNamed(sample, 'ada@contoso.example')
export const chidi = userNamed(sample, 'chidi@contoso.example')
export const expenses = appNamed(sample, 'Expenses')
export const nightlyReport = appNamed(sample, 'Nightly Report')
export const reportsApi = appNamed(sample, 'Reports API')

const [readReports] = reportsApi.api.oauth2PermissionScopes
const SECRET = guid('Expenses API secret 2026')
const OLD_SECRET = guid('Expenses API secret 2025')
const READ_ALL = guid('Expenses.Read.All')

/** An API that is a client as well: it has credentials, and asks for a permission of the next API. */
export const expensesApi: Application = {
  ...appNamed(sample, 'Expenses API'),
  appRoles: [
    ...appNamed(sample, 'Expenses API').appRoles,
    {
      id: READ_ALL,
      value: 'Expenses.Read.All',
      displayName: 'Read all expenses',
      description: 'Allows the app to read the expenses of everybody without a signed-in user.',
      isEnabled: true,
      allowedMemberTypes: ['Application'],
    },
  ],
  requiredResourceAccess: [
    { resourceAppId: reportsApi.appId, resourceAccess: [{ id: readReports?.id ?? '', type: 'Scope' }] },
  ],
  passwordCredentials: [
    {
      keyId: SECRET,
      displayName: 'API server, 2026',
      hint: 'Xa6',
      startDateTime: '2026-01-05T09:00:00Z',
      endDateTime: '2027-01-05T09:00:00Z',
    },
    {
      keyId: OLD_SECRET,
      displayName: 'API server, 2025',
      hint: 'Xa5',
      startDateTime: '2025-01-06T09:00:00Z',
      endDateTime: '2026-01-06T09:00:00Z',
    },
  ],
  keyCredentials: [
    {
      ...EXPENSES_API_CERTIFICATE,
      keyId: guid('Expenses API certificate'),
      displayName: 'CN=expenses-api.contoso.example',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      startDateTime: '2026-01-05T09:00:00Z',
      endDateTime: '2027-01-05T09:00:00Z',
    },
  ],
}

/** What lets Expenses API ask for reports in the name of everybody. */
export const reportsGrant: OAuth2PermissionGrant = {
  id: guid('Expenses API to Reports API'),
  clientId: instanceNamed(sample, 'Expenses API').id,
  consentType: 'AllPrincipals',
  principalId: null,
  resourceId: instanceNamed(sample, 'Reports API').id,
  scope: 'Reports.Read',
}

/** Contoso, where an administrator has let Expenses API read reports for people, and Nightly Report read all expenses for itself. */
export const tenant: Tenant = deepFreeze({
  ...sample,
  applications: sample.applications.map((each) => (each.appId === expensesApi.appId ? expensesApi : each)),
  servicePrincipals: sample.servicePrincipals.map((each) =>
    each.appId === expensesApi.appId ? { ...each, appRoles: expensesApi.appRoles } : each,
  ),
  oauth2PermissionGrants: [...sample.oauth2PermissionGrants, reportsGrant],
  appRoleAssignments: [
    ...sample.appRoleAssignments,
    {
      id: guid('Nightly Report in Expenses API'),
      principalId: instanceNamed(sample, 'Nightly Report').id,
      principalType: 'ServicePrincipal',
      resourceId: instanceNamed(sample, 'Expenses API').id,
      appRoleId: READ_ALL,
    },
  ],
  secrets: {
    ...sample.secrets,
    clientSecrets: {
      ...sample.secrets.clientSecrets,
      [SECRET]: 'Xa6~public.test.secret-of-Expenses-API',
      [OLD_SECRET]: 'Xa5~public.test.secret-of-last-year',
    },
  },
})
