import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'principals',
  who: ['person'],
  words: [
    'only some people should get into my app, restrict an app to certain users or a group',
    'user is not assigned to a role for the application, AADSTS50105',
    'nested groups do not count, group in a group has no access',
    'app roles in the token, roles claim, admin and user role',
    'groups claim is missing, too many groups, overage',
    'assign users and groups to an enterprise application',
  ],
  endsIn:
    'The person is in the app with the role that their assignment gives them, or is refused at the sign-in.',
  answers: {
    'who-gets-in': 'Timesheets requires an assignment, and reads roles and groups in the ID token.',
  },
}
