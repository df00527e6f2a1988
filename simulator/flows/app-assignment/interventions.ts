import { guid } from '../../fixtures/guid'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ID, timesheets, timesheetsApplication } from './cast'
import {
  allStaff,
  approver,
  finance,
  nextProject,
  ownAssignment,
  projectOffice,
  staffAssignment,
} from './tenant'

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

/** `appRoleId` of plain access, without a role (Graph, appRoleAssignment). */
const PLAIN = '00000000-0000-0000-0000-000000000000'
const start = { at: 'start' } as const

const unassigned: Intervention = {
  when: start,
  do: 'remove',
  collection: 'appRoleAssignments',
  id: staffAssignment.id,
  says: 'An administrator takes Timesheets away from All staff.',
}
const role = (appRoleId: string, says: string): Intervention => ({
  when: start,
  do: 'put',
  collection: 'appRoleAssignments',
  object: { id: staffAssignment.id, appRoleId },
  says,
})
const claims = (groupMembershipClaims: string | null, says: string): Intervention => ({
  when: start,
  do: 'put',
  collection: 'applications',
  object: { id: timesheetsApplication.id, groupMembershipClaims },
  says,
})
const inOffice: Intervention = {
  when: start,
  do: 'put',
  collection: 'groups',
  object: { id: projectOffice.id, members: [allStaff.id] },
  says: 'All staff becomes a member of Project office, which is in the group of every project.',
}

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'assignment=person': [
    unassigned,
    {
      when: start,
      do: 'put',
      collection: 'appRoleAssignments',
      object: { ...ownAssignment },
      says: 'One person is assigned to Timesheets, as an Employee.',
    },
  ],
  'assignment=nested-group': [
    {
      when: start,
      do: 'put',
      collection: 'groups',
      object: {
        id: allStaff.id,
        members: [...allStaff.members.filter((id) => !finance.members.includes(id)), finance.id],
      },
      says: 'All staff has Finance in it, and no longer each person of Finance.',
    },
  ],
  'assignment=nobody': [unassigned],
  'required=no': [
    {
      when: start,
      do: 'put',
      collection: 'servicePrincipals',
      object: { id: timesheets.id, appRoleAssignmentRequired: false },
      says: 'Timesheets requires no assignment any more.',
    },
  ],
  'role=approver': [role(approver.id, 'All staff has the role Approver in Timesheets.')],
  'role=none': [role(PLAIN, 'All staff has plain access to Timesheets, and no role.')],
  'groupClaims=assigned-groups': [
    claims('ApplicationGroup', 'Tokens for Timesheets name the groups that are assigned to it.'),
  ],
  'groupClaims=none': [claims(null, 'Tokens for Timesheets name no groups.')],
  'memberships=two-hundred': [inOffice],
  'memberships=two-hundred-and-one': [
    inOffice,
    {
      when: start,
      do: 'put',
      collection: 'groups',
      object: { id: nextProject.id, members: [projectOffice.id] },
      says: 'One more project begins, and Project office becomes a member of its group.',
    },
  ],
  'graphPermission=none': [
    {
      when: start,
      do: 'put',
      collection: 'oauth2PermissionGrants',
      object: { id: guid('Timesheets grant'), scope: 'openid profile' },
      says: 'An administrator takes back what Timesheets may read in Microsoft Graph.',
    },
  ],
  'later=assignment-ends': [
    { ...unassigned, when: { message: 2, from: ID.browser, to: ID.timesheets, path: '/' } },
  ],
}
