import type { Act } from '../../../acts/act'
import { except } from '../../../acts/except'
import { makeAnswer } from '../../../acts/make-answer'

const DESK = 'identity-provider'
const APP = 'timesheets'

/** In the order of the text. */
export const acts: readonly Act[] = [
  except(
    makeAnswer({
      id: 'nobody-assigned',
      task: 'Let no group be assigned, and see the identity provider refuse with AADSTS50105.',
      by: DESK,
      code: 50105,
      says: 'Yes. The password and the second factor were right. The sign-in ends all the same, and no code is given.',
    }),
    [
      {
        name: 'assignment',
        is: ['nested-group'],
        says: 'In this run a group is assigned. Let none be.',
      },
    ],
  ),
  except(
    makeAnswer({
      id: 'nested-is-refused',
      task: 'Let All staff have Finance in it in place of its people, and see Ada refused.',
      by: DESK,
      code: 50105,
      says: 'Yes. She is in Finance, Finance is in All staff, All staff is assigned: and she is not.',
    }),
    [
      {
        name: 'assignment',
        isNot: 'nested-group',
        says: 'In this run Finance is not in All staff. Set the switch “Who is assigned to Timesheets” first.',
      },
    ],
  ),
  makeAnswer({
    id: 'no-approver',
    task: 'Let an Employee try to approve the hours of others, and see Timesheets refuse.',
    by: APP,
    check: 'app-role',
    says: 'Yes. The link was on the page, and the role was not in the token.',
  }),
  except(
    makeAnswer({
      id: 'not-named',
      task: 'Let the ID token name the groups that are assigned to the app, and see who may not close the month.',
      by: APP,
      check: 'group-member',
      says: 'Yes. Ada is in Finance as before. The token does not say so any more.',
    }),
    [
      {
        name: 'groupClaims',
        isNot: 'assigned-groups',
        says: 'In this run the tokens name other groups. Set the switch “Groups in the ID token” first.',
      },
    ],
  ),
  makeAnswer({
    id: 'asks-graph',
    task: 'Let people be in 201 groups, and see Microsoft Graph answer.',
    by: 'graph',
    status: 200,
    says: 'Yes: 201 ids, each group that Ada is in, and those around them.',
  }),
  except(
    makeAnswer({
      id: 'refused-later',
      task: 'Let the assignment end after the sign-in, and see when Ada is refused.',
      by: DESK,
      code: 50105,
      says: 'Yes. Timesheets opened once more for her; the identity provider did not.',
    }),
    [
      {
        name: 'later',
        isNot: 'assignment-ends',
        says: 'In this run nothing changes after the sign-in. Set the switch “After the sign-in” first.',
      },
    ],
  ),
]
