import type { Application, AppRole, AppRoleAssignment, Group, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { deepFreeze } from '../../fixtures/freeze'
import { guid } from '../../fixtures/guid'
import { appNamed, groupNamed, instanceNamed, userNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'

/** Whoever is in the group Project office is in so many others: one for each project. */
const PROJECTS = 197

const person = (name: string) => userNamed(contoso, `${name}@contoso.example`)
export const ada = person('ada')
const [chidi, emil, farah] = [person('chidi'), person('emil'), person('farah')]

const role = (value: string, description: string): AppRole => ({
  id: guid(`Timesheets ${value}`),
  value,
  displayName: value,
  description,
  isEnabled: true,
  allowedMemberTypes: ['User'],
})
export const employee = role('Employee', 'Enters hours of their own.')
export const approver = role('Approver', 'Approves the hours of others.')
const appRoles = [employee, approver]

const registered = appNamed(contoso, 'Timesheets')
const instance = instanceNamed(contoso, 'Timesheets')
const SECRET = guid('Timesheets secret 2026')
/** Timesheets with a server, two roles of its own, and the groups of whoever signs in. */
const timesheets: Application = {
  ...registered,
  web: { redirectUris: ['https://timesheets.contoso.example/callback'], logoutUrl: null },
  spa: { redirectUris: [] },
  appRoles,
  groupMembershipClaims: 'SecurityGroup',
  requiredResourceAccess: [
    {
      ...openidConnect,
      resourceAccess: [
        ...openidConnect.resourceAccess,
        { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' }, // User.Read
      ],
    },
  ],
  passwordCredentials: [
    {
      keyId: SECRET,
      displayName: 'Server, 2026',
      hint: 'Ts9',
      startDateTime: '2026-01-05T09:00:00Z',
      endDateTime: '2027-01-05T09:00:00Z',
    },
  ],
}

const group = (displayName: string, members: readonly string[]): Group => ({
  ...groupNamed(contoso, 'IT'),
  id: guid(displayName),
  displayName,
  mailNickname: displayName.toLowerCase().replaceAll(' ', '-'),
  members,
})
/** Nested: its people are in All staff by way of it alone. */
const warehouse = group('Warehouse', [emil.id, farah.id])
const office = group('Project office', [])
const project = (number: number, members: readonly string[]) =>
  group(`Project ${String(number).padStart(3, '0')}`, members)
/** One project more, which nobody is in yet. */
const next = project(PROJECTS + 1, [])
const projects = Array.from({ length: PROJECTS }, (_, index) => project(index + 1, [office.id]))
const staff = groupNamed(contoso, 'All staff')

const assign = (name: string, principal: { readonly id: string }, to: AppRole, isGroup: boolean) =>
  ({
    id: guid(name),
    principalId: principal.id,
    principalType: isGroup ? 'Group' : 'User',
    resourceId: instance.id,
    appRoleId: to.id,
  }) satisfies AppRoleAssignment
/** In place of the plain access that All staff has in the sample. */
export const staffAssignment = assign('All staff as Employee', staff, employee, true)
/** For the switch that assigns a person. */
export const ownAssignment = assign('Ada as Employee', ada, employee, false)
const chidiAssignment = assign('Chidi as Approver', chidi, approver, false)

/** Contoso with a group inside All staff, many projects, and Timesheets as an app with a server and roles. */
export const tenant: Tenant = deepFreeze({
  ...contoso,
  groups: [
    ...contoso.groups.map((each) =>
      each.id === staff.id ? { ...each, members: [...each.members, warehouse.id] } : each,
    ),
    warehouse,
    office,
    ...projects,
    next,
  ],
  applications: contoso.applications.map((each) => (each.id === registered.id ? timesheets : each)),
  servicePrincipals: contoso.servicePrincipals.map((each) =>
    each.id === instance.id ? { ...each, appRoles } : each,
  ),
  appRoleAssignments: [
    ...contoso.appRoleAssignments.filter(({ resourceId }) => resourceId !== instance.id),
    staffAssignment,
    chidiAssignment,
  ],
  secrets: {
    ...contoso.secrets,
    // Farah has been here for a month by now, and has a second factor.
    softwareOath: { ...contoso.secrets.softwareOath, [farah.id]: 'KRSXG5CTMVRXEZLUKN2HE2LOM5ZTCMRT' },
    clientSecrets: { ...contoso.secrets.clientSecrets, [SECRET]: 'Ts9~public.test.secret-of-Timesheets' },
  },
})

export const allStaff = groupNamed(tenant, 'All staff')
export const finance = groupNamed(tenant, 'Finance')
export { next as nextProject, office as projectOffice, warehouse }
