import type { Act } from '../../../acts/act'
import { except } from '../../../acts/except'
import { sent } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { pickParty } from '../../../acts/pick-party'
import { selectMessage } from '../../../acts/select-message'

const API = 'expenses-api'

/** In the order of the text. */
export const acts: readonly Act[] = [
  selectMessage({
    id: 'api-hears-of-her',
    task: 'Select the first message from which the API hears of Ada.',
    wanted: sent({ to: API }, { field: 'authorization' }),
    what: 'a word about Ada to the API',
    lookalikes: [
      { has: { at: 'token response' }, says: 'This goes to Expenses, and not to the API.' },
      { has: { field: 'code' }, says: 'A code is for the identity provider. The API never sees one.' },
    ],
    says: 'Yes: a token in a header. All that the API will ever know about her sign-in stands in it.',
  }),
  makeAnswer({
    id: 'not-hers-to-grant',
    task: 'Make the identity provider say AADSTS90094.',
    by: 'identity-provider',
    code: 90094,
    says: 'Yes. It knows who she is, and it makes no token: this permission is not hers to grant.',
  }),
  except(
    selectMessage({
      id: 'names-no-api',
      task: 'Select the message in which Expenses could have named one of the two APIs.',
      wanted: { at: 'token request' },
      what: 'what is asked of the token endpoint',
      lookalikes: [
        { has: { at: 'token response' }, says: 'This is the answer. The question comes before it.' },
        {
          has: { at: 'authorize request' },
          says: 'Here it names both, and that is allowed: consent can be for several.',
        },
      ],
      says: 'Yes. It sends the code and no scope. The endpoint does not guess.',
    }),
    [
      {
        name: 'scope',
        isNot: 'two-resources',
        says: 'In this run one API is asked for, and there is nothing to choose. Let Expenses ask for two APIs at once first.',
      },
    ],
  ),
  selectMessage({
    id: 'the-door-says-why',
    task: 'Select the message in which the API says why not.',
    wanted: sent({ from: API }, { field: 'WWW-Authenticate' }),
    what: 'the reason of the API',
    lookalikes: [
      {
        has: sent({ to: API }, { field: 'authorization' }),
        says: 'Here the API is asked. What does it answer?',
      },
      {
        has: { prompt: 'next' },
        says: 'This is the app, speaking to her. What did it hear itself?',
      },
    ],
    says: 'Yes: the header WWW-Authenticate. Its error is for the app, which can do something about it.',
  }),
  except(
    pickParty({
      id: 'who-reads-it',
      task: 'By the end of a run that goes well, who has the access token and has the right to read it?',
      secret: 'access-token',
      what: 'the access token',
      at: { prompt: 'next' },
      besides: {
        'identity-provider': 'It wrote the token. It is not the one that reads it.',
        expenses: 'Expenses holds it, and passes it on unopened: the token is not addressed to it.',
      },
      says: 'Yes: the token names this API as its audience. How it looks is between the API and the identity provider.',
    }),
    [
      {
        name: 'client',
        is: ['single-page-app'],
        says: 'In this run Expenses is a script in the browser, and the browser holds a token that is not addressed to it. Put the client back to a web app first.',
      },
      {
        name: 'accessTokenAudience',
        isNot: 'expenses-api',
        says: 'In this run the API is shown a token that is for another one. Put the token back first.',
      },
    ],
  ),
]
