import type { Act } from '../../../acts/act'
import { except } from '../../../acts/except'
import { sent } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { selectMessage } from '../../../acts/select-message'
import { AZURE, asksFor } from './token-requests'

const DESK = 'identity-provider'
const APP = 'inventory'
const GRAPH = 'graph'
const RESOURCE_MANAGER = 'resource-manager'

/** In the order of the text. */
export const acts: readonly Act[] = [
  selectMessage({
    id: 'directory-answers',
    task: 'Select the message in which the directory says who is in Finance.',
    wanted: sent({ from: GRAPH, to: APP }, { field: 'value' }),
    what: 'who is in Finance, said by the directory',
    lookalikes: [
      { has: sent({ from: APP, to: GRAPH }), says: 'Here it is asked. What does it answer?' },
      { has: sent({ from: APP, to: 'browser' }), says: 'This is Inventory, speaking to the browser.' },
    ],
    says: 'Yes: a group, and its members with it. Each of them is an object of the directory.',
  }),
  except(
    makeAnswer({
      id: 'both-at-once',
      task: 'Let the token request name permissions of both APIs, and see the identity provider say AADSTS28000.',
      by: DESK,
      code: 28000,
      says: 'Yes. She has consented to both, and a token is for one.',
    }),
    [
      {
        name: 'tokenRequest',
        isNot: 'both',
        says: 'In this run the token request names one API. Set the switch “What the token request asks for” first.',
      },
    ],
  ),
  except(
    selectMessage({
      id: 'second-token',
      task: 'Select the message in which Inventory asks for a token for Azure.',
      wanted: asksFor(AZURE),
      what: 'a request for a token for Azure',
      lookalikes: [
        {
          has: { at: 'authorize request' },
          says: 'Here Azure is named, and what is asked for is a sign-in and consent. No token comes of this alone.',
        },
        { has: { at: 'token request' }, says: 'Here a token is asked for, and for another API.' },
        { has: { at: 'token response' }, says: 'This is an answer. Which question comes before it?' },
      ],
      says: 'Yes: the refresh token, and the name of another API. Ada does not notice.',
    }),
    [
      {
        name: 'tokenRequest',
        is: ['both'],
        says: 'In this run one request names both APIs, and is refused. Put it back first.',
      },
      {
        name: 'shows',
        is: ['graphs-everywhere', 'azures-everywhere'],
        says: 'In this run Inventory fetches one token only. Let it show each API its own first.',
      },
      {
        name: 'signIn',
        is: ['graph-alone'],
        says: 'In this run Ada has not consented to Azure, and has to be asked. Let the sign-in ask for both first.',
      },
      {
        name: 'meanwhile',
        is: ['account-disabled', 'sessions-revoked', 'consent-withdrawn'],
        says: 'In this run something happens before it, and the request is refused. Put that back first.',
      },
    ],
  ),
  makeAnswer({
    id: 'wrong-name',
    task: 'Show Azure the token for Microsoft Graph, and see it refused for its name.',
    by: RESOURCE_MANAGER,
    check: 'audience',
    says: 'Yes: 401. It is Ada’s, it is valid, and it is for another door.',
  }),
  except(
    makeAnswer({
      id: 'no-role',
      task: 'Make Ada Global Administrator, with no role in Azure, and see Azure refuse her.',
      by: RESOURCE_MANAGER,
      check: 'azure-role',
      says: 'Yes: 403. Azure knows who she is, and has no role for her. The members of Finance she has seen.',
    }),
    [
      {
        name: 'role',
        isNot: 'directory-role',
        says: 'In this run Ada is no Global Administrator. Set the switch “Roles in Azure” first.',
      },
    ],
  ),
  except(
    makeAnswer({
      id: 'taken-out',
      task: 'Take Ada out of Finance between the two tokens, and see Azure refuse a token that was made after it.',
      by: RESOURCE_MANAGER,
      check: 'azure-role',
      says: 'Yes. The token is a good one, and was made a moment ago. The group had opened the door, and she is not in it.',
    }),
    [
      {
        name: 'meanwhile',
        isNot: 'removed-from-group',
        says: 'In this run she stays in Finance. Set the switch “Between the two tokens” first.',
      },
      {
        name: 'role',
        is: ['elsewhere', 'none', 'directory-role'],
        says: 'In this run Finance has no role that opens it. Put the role back first.',
      },
    ],
  ),
]
