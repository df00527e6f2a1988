import type { Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import type { Fact, Party } from '../../trace/event'

/** The parties of this flow. */
export const ID = {
  person: 'ada',
  group: 'finance',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  application: 'expenses-application',
  expenses: 'expenses',
  api: 'expenses-api',
} as const

function named<T extends { readonly displayName: string }>(rows: readonly T[], displayName: string): T {
  const found = rows.find((row) => row.displayName === displayName)
  if (!found) throw new Error(`The sample tenant has no ${displayName}.`)
  return found
}

const byUpn = (upn: string) => contoso.users.find((user) => user.userPrincipalName === upn)
const found = byUpn('ada@contoso.example')
if (!found) throw new Error('The sample tenant has no Ada.')
export const ada = found
export const expensesApplication = named(contoso.applications, 'Expenses')
export const expensesApiApplication = named(contoso.applications, 'Expenses API')
const expenses = named(contoso.servicePrincipals, 'Expenses')
const api = named(contoso.servicePrincipals, 'Expenses API')
const finance = named(contoso.groups, 'Finance')
const laptop = contoso.devices.find(
  (device) => device.registeredOwners.includes(ada.id) && device.trustType === 'AzureAd',
)

export const parties: readonly Party[] = [
  {
    id: ID.person,
    kind: 'user',
    name: ada.givenName ?? ada.displayName,
    detail: `user, ${ada.department ?? ada.userType}`,
    inTenant: true,
    object: { collection: 'users', id: ada.id },
  },
  {
    id: ID.group,
    kind: 'group',
    name: finance.displayName,
    detail: `group, ${finance.members.length} members`,
    inTenant: true,
    object: { collection: 'groups', id: finance.id },
  },
  {
    id: ID.browser,
    kind: 'browser',
    name: 'Browser',
    detail: laptop
      ? `${laptop.displayName}, ${laptop.isCompliant ? 'compliant' : 'not compliant'}`
      : 'on a laptop',
    inTenant: false,
    ...(laptop ? { object: { collection: 'devices', id: laptop.id } } : {}),
  },
  { id: ID.phone, kind: 'phone', name: 'Phone', detail: 'authenticator app', inTenant: false },
  {
    id: ID.identityProvider,
    kind: 'identity-provider',
    name: 'Identity provider',
    detail: 'login.entra.example',
    inTenant: true,
  },
  {
    id: ID.application,
    kind: 'application',
    name: 'Expenses',
    detail: 'application: the blueprint',
    inTenant: true,
    object: { collection: 'applications', id: expensesApplication.id },
  },
  {
    id: ID.expenses,
    kind: 'service-principal',
    name: 'Expenses',
    detail: 'service principal: the instance',
    inTenant: true,
    object: { collection: 'servicePrincipals', id: expenses.id },
  },
  {
    id: ID.api,
    kind: 'resource',
    name: 'Expenses API',
    detail: 'resource',
    inTenant: true,
    object: { collection: 'servicePrincipals', id: api.id },
  },
]

/** The facts of the directory that connect the parties. */
export function facts(tenant: Tenant): readonly Fact[] {
  const member = tenant.groups.some((group) => group.id === finance.id && group.members.includes(ada.id))
  const granted = tenant.oauth2PermissionGrants.filter(
    (grant) =>
      grant.clientId === expenses.id &&
      grant.resourceId === api.id &&
      (grant.principalId === null || grant.principalId === ada.id),
  )
  return [
    ...(member ? [fact('memberOf', ID.person, ID.group, 'member of')] : []),
    ...(laptop ? [fact('registeredOwner', ID.person, ID.browser, 'owns')] : []),
    fact('uses', ID.person, ID.phone, 'holds'),
    fact('instanceOf', ID.expenses, ID.application, 'instance of'),
    ...granted.map((grant) => fact('oauth2PermissionGrant', ID.expenses, ID.api, grant.scope)),
  ]
}

function fact(type: Fact['type'], from: string, to: string, label: string): Fact {
  return { id: `${type}:${from}:${to}`, type, from, to, label }
}
