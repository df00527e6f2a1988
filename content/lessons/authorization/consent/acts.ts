import type { Act } from '../../../acts/act'
import { except } from '../../../acts/except'
import { sent } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { pickParty } from '../../../acts/pick-party'
import { selectMessage } from '../../../acts/select-message'

const DESK = 'identity-provider'
const SERVER = 'documents-server'
const BROWSER = 'browser'

const NEXT_DAY = {
  name: 'comesBack',
  isNot: 'next-day',
  says: 'In this run the app does not come back with its refresh token. Put the switch “How the thief goes on” back first.',
} as const

/** In the order of the text. */
export const acts: readonly Act[] = [
  selectMessage({
    id: 'says-yes',
    task: 'Select the message that carries Ada’s yes.',
    wanted: sent({ from: BROWSER, to: DESK }, { field: 'accept' }),
    what: 'the answer to the consent page',
    lookalikes: [
      {
        has: sent({ from: DESK, to: BROWSER }, { prompt: 'consent' }),
        says: 'Here she is asked. What does she answer?',
      },
      {
        has: sent({ from: BROWSER, to: DESK }, { at: 'authorize request' }),
        says: 'Here the app has her ask for a sign-in. She has not agreed to anything yet.',
      },
      {
        has: sent({ from: BROWSER, to: DESK }),
        says: 'Here she proves who she is. What the app may do comes after that.',
      },
      { has: sent({ from: BROWSER, to: SERVER }, { field: 'code' }), says: 'Here it has been said already.' },
    ],
    says: 'Yes. It goes to the identity provider, from a page of the identity provider. Nothing here is forged.',
  }),
  except(
    pickParty({
      id: 'who-goes-on',
      task: 'The first access token ends within the hour. Pick the party that can get another one for Ada’s mail, and does not need Ada for it.',
      secret: 'refresh-token',
      what: 'the refresh token',
      at: sent({ from: DESK, to: SERVER }, { token: 'refresh-token' }),
      besides: {
        'identity-provider':
          'It has issued the refresh token, and waits for somebody who hands it in. Who can?',
        thief: 'He looks at a page. Which program holds what is behind it?',
      },
      never: {
        browser: 'Ada’s browser carried a code, which can be used once. Who got tokens for it?',
        graph: 'Microsoft Graph is shown access tokens. With one of those nobody gets another.',
      },
      says: 'Yes: the server of the app. It asks for as long as the grant and the refresh token are there.',
    }),
    [
      {
        name: 'offlineAccess',
        is: ['left-out'],
        says: 'In this run the app has not asked for a refresh token. Put the switch “offline_access” back first.',
      },
    ],
  ),
  except(
    makeAnswer({
      id: 'sign-ins-revoked',
      task: 'Let all sign-ins of Ada be revoked, and see the refresh token refused a day later: AADSTS50173.',
      by: DESK,
      code: 50173,
      says: 'Yes. The refresh token descends from a sign-in that counts no more. The grant is still there.',
    }),
    [NEXT_DAY],
  ),
  except(
    makeAnswer({
      id: 'grant-deleted',
      task: 'Let the grant be deleted, and see the refresh token refused a day later: AADSTS65001.',
      by: DESK,
      code: 65001,
      says: 'Yes. The token is as good as before, and there is nothing left that it could stand for.',
    }),
    [NEXT_DAY],
  ),
  makeAnswer({
    id: 'app-disabled',
    task: 'Let the service principal be disabled, and see the app refused: AADSTS7000112.',
    by: DESK,
    code: 7000112,
    says: 'Yes. It is there, and known, and shut.',
  }),
  makeAnswer({
    id: 'needs-administrator',
    task: 'Let people consent to nothing, and see what Ada gets to see in place of the question: AADSTS90094.',
    by: DESK,
    code: 90094,
    says: 'Yes. She is signed in by then. What she may not do is say yes.',
  }),
]
