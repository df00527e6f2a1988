import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  assignment: {
    title: 'Who is assigned to Timesheets',
    says: 'A group that is assigned lets in those who are in it directly. People of a group inside that group are not counted.',
    values: {
      group: 'All staff, with people in it',
      person: 'one person, and no group',
      'nested-group': 'All staff, with Finance in it in place of its people',
      nobody: 'no group',
    },
  },
  required: {
    title: 'Is an assignment required?',
    says: 'Where none is required, everybody in the tenant can sign in. Whoever is assigned no role comes in without one.',
    values: { yes: 'yes', no: 'no' },
  },
  role: {
    title: 'The role that All staff has',
    says: 'An assignment can carry one of the roles that the app defines. The value of the role travels in the ID token, in roles.',
    values: { employee: 'Employee', approver: 'Approver', none: 'none: plain access' },
  },
  wants: {
    title: 'What the person wants to do',
    says: 'Timesheets shows both links to everybody. Its server decides: to close the month by a group, to approve hours by a role.',
    values: { 'close-month': 'close the month', approve: 'approve the hours of others' },
  },
  groupClaims: {
    title: 'Groups in the ID token',
    says: 'groupMembershipClaims in the registration of Timesheets says which groups its tokens name, by their ids.',
    values: {
      'security-groups': 'SecurityGroup: all of them, nested ones too',
      'assigned-groups': 'ApplicationGroup: those assigned to the app',
      none: 'not set: none',
    },
  },
  memberships: {
    title: 'How many groups people are in',
    says: 'By the code flow a JWT of Entra names up to 200 groups. With one more it names none, and says where to ask instead.',
    values: { few: 'a few', 'two-hundred': '200', 'two-hundred-and-one': '201' },
  },
  overage: {
    title: 'When the groups do not fit',
    says: 'An app that reads nothing but groups takes a person with many groups for one with none.',
    values: { 'asks-graph': 'Timesheets asks Microsoft Graph', overlooks: 'Timesheets does not notice' },
  },
  graphPermission: {
    title: 'What Timesheets may read in Microsoft Graph',
    says: 'To read the memberships of whoever signed in, User.Read is enough. openid and profile alone are not.',
    values: {
      'user-read': 'User.Read',
      none: 'openid and profile alone: it asks for no more, and has no more',
    },
  },
  later: {
    title: 'After the sign-in',
    says: 'Who is assigned is looked at when somebody signs in. A session that an app already has goes on.',
    values: { nothing: 'nothing changes', 'assignment-ends': 'Timesheets is taken away from All staff' },
  },
}
