import type { Act } from '../../../acts/act'
import { except, type Otherwise } from '../../../acts/except'
import { makeAnswer } from '../../../acts/make-answer'
import { pickParty } from '../../../acts/pick-party'

const DESK = 'identity-provider'

const AFTER_TOKENS: Otherwise = {
  name: 'account',
  isNot: 'disabled-after-tokens',
  says: 'In this run the account is not disabled after the tokens. Set the switch “Ada’s account” first.',
}

/** In the order of the text. */
export const acts: readonly Act[] = [
  makeAnswer({
    id: 'disabled-from-the-start',
    task: 'In the directory, disable Ada Nilsen from the beginning, and let her sign in: AADSTS50057.',
    opens: 'change',
    by: DESK,
    code: 50057,
    check: 'account',
    says: 'Yes. The name is known, and the account behind it is off: the sign-in ends there. That it ends before the password is this lab’s order.',
  }),
  makeAnswer({
    id: 'code-is-refused',
    task: 'Let the account be disabled before the tokens, so that the code is refused.',
    by: DESK,
    check: 'account-enabled',
    says: 'Yes. The code was good, in time, and came from the right app with the right verifier.',
  }),
  except(
    makeAnswer({
      id: 'token-is-taken',
      task: 'Let the account be disabled after the tokens, and see that the API answers.',
      by: 'expenses-api',
      status: 200,
      says: 'Yes. The API has checked all that it checks, and the account is no part of that.',
    }),
    [AFTER_TOKENS],
  ),
  except(
    makeAnswer({
      id: 'refresh-is-refused',
      task: 'Let the account be disabled after the tokens, and the access token be two hours old: see Expenses come with the refresh token and be refused.',
      by: DESK,
      check: 'account-enabled',
      says: 'Yes: the API had refused the old token, and no new one is handed out.',
    }),
    [AFTER_TOKENS],
  ),
  except(
    pickParty({
      id: 'who-has-the-cookie',
      task: 'The account has been disabled after the tokens. Who beside the identity provider still has its session cookie?',
      secret: 'session-cookie',
      what: 'the session cookie of the identity provider',
      at: { at: 'elsewhere request', field: 'authorization' },
      besides: { 'identity-provider': 'It made the cookie. Who would bring it back?' },
      never: {
        user: 'Ada never sees it. Something of hers keeps it.',
        expenses: 'Expenses never sees it: it is sent to the identity provider only.',
      },
      says: 'Yes. Nobody has taken it back: it is refused where it is shown.',
    }),
    [AFTER_TOKENS],
  ),
  makeAnswer({
    id: 'not-accepted-yet',
    task: 'Gil was invited. Go back to where the user name is asked for, type gil@fabrikam.example, and see AADSTS50014.',
    opens: 'browser',
    by: DESK,
    code: 50014,
    says: 'Yes: there is an object for Gil, and he has not accepted the invitation. Entra sends such a guest home, and lets him accept on the way; this lab stops here.',
  }),
]
