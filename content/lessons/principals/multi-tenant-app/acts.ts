import type { Act } from '../../../acts/act'
import { except } from '../../../acts/except'
import { makeAnswer } from '../../../acts/make-answer'

const DESK = 'identity-provider'
const API = 'quotes-api'

/** In the order of the text. */
export const acts: readonly Act[] = [
  makeAnswer({
    id: 'own-people-only',
    task: 'Let Quotes be registered for people of Contoso only, and see it refused at /organizations: AADSTS50194.',
    by: DESK,
    code: 50194,
    says: 'Yes. Nobody was asked for a name: at this address no person could be the right one.',
  }),
  makeAnswer({
    id: 'declined',
    task: 'Let Hana say no when she is asked for consent: AADSTS65004.',
    by: DESK,
    code: 65004,
    says: 'Yes. Nothing was written: Fabrikam has no instance of Quotes, and the picture none to show.',
  }),
  makeAnswer({
    id: 'no-api',
    task: 'Let Fabrikam have neither Quotes nor its API, and see AADSTS650052.',
    by: DESK,
    code: 650052,
    says: 'Yes. There was nothing in Fabrikam that anything could be granted on.',
  }),
  makeAnswer({
    id: 'wrong-door',
    task: 'Let Quotes ask at the tenant Contoso, and see Hana refused there: AADSTS50020.',
    by: DESK,
    code: 50020,
    says: 'Yes. Quotes is the same, and Hana is the same. The address asks for people of Contoso.',
  }),
  except(
    makeAnswer({
      id: 'no-customer',
      task: 'Let Fabrikam be no customer, and see Quotes API refuse a token that Entra has signed.',
      by: API,
      check: 'tenant',
      says: 'Yes. Hana is signed in, and has said yes to all of it. The API refuses her tenant.',
    }),
    [
      {
        name: 'tenantCheck',
        is: ['left-out'],
        says: 'In this run the API does not look at tid. Put that back first.',
      },
    ],
  ),
  except(
    makeAnswer({
      id: 'prices-for-anybody',
      task: 'Let Fabrikam be no customer, leave out the look at tid, and see Quotes API answer.',
      by: API,
      status: 200,
      says: 'Yes: three prices that were meant for customers.',
    }),
    [
      { name: 'customer', isNot: 'no', says: 'In this run Fabrikam is a customer. Let it be none first.' },
      { name: 'who', isNot: 'of-fabrikam', says: 'In this run somebody of Contoso signs in.' },
    ],
  ),
  except(
    makeAnswer({
      id: 'removed',
      task: 'Let Fabrikam know Quotes at the beginning, and remove the service principal after the first sign-in: AADSTS700016.',
      by: DESK,
      code: 700016,
      says: 'Yes. The secret was right, and the refresh token in time. The instance was gone.',
    }),
    [
      {
        name: 'later',
        isNot: 'instance-removed',
        says: 'In this run nobody removes the service principal. Set the switch “After the first sign-in” first.',
      },
    ],
  ),
]
