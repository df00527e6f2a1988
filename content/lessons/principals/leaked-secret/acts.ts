import type { Act } from '../../../acts/act'
import { except } from '../../../acts/except'
import { sent } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { selectMessage } from '../../../acts/select-message'

const DESK = 'identity-provider'
const JOB = 'job'
const NOTEBOOK = 'notebook'
const REPOSITORY = 'repository'
const REPORTS = 'reports-api'

const WITHOUT_SECRET = {
  name: 'credential',
  is: ['certificate', 'federated'],
  says: 'In this run there is no secret in the file. Put the switch “How the job proves who it is” back first.',
} as const

const SIGNED = {
  name: 'credential',
  isNot: 'secret',
  says: 'In this run the job sends no secret. Put the switch “How the job proves who it is” back first.',
} as const

/** In the order of the text. */
export const acts: readonly Act[] = [
  except(
    selectMessage({
      id: 'secret-leaves',
      task: 'Select the message that brings the secret to Mallory.',
      wanted: sent({ from: REPOSITORY, to: NOTEBOOK }, { field: 'client_secret' }),
      what: 'the secret on its way to Mallory',
      lookalikes: [
        {
          has: sent({ from: JOB, to: DESK }, { field: 'client_secret' }),
          says: 'Here the job shows it to the identity provider, as it should.',
        },
        { has: sent({ from: NOTEBOOK, to: REPOSITORY }), says: 'Here it is asked for. What comes back?' },
        {
          has: sent({ from: NOTEBOOK, to: DESK }, { field: 'client_secret' }),
          says: 'Here Mallory uses it. When did he get it?',
        },
      ],
      says: 'Yes. Nothing was broken into: the file is open to everybody.',
    }),
    [WITHOUT_SECRET],
  ),
  except(
    selectMessage({
      id: 'becomes-the-app',
      task: 'Select the message with which Mallory passes for Nightly Report.',
      wanted: sent({ from: NOTEBOOK, to: DESK }, { field: 'client_secret' }),
      what: 'the secret, shown by the notebook',
      lookalikes: [
        {
          has: sent({ from: JOB, to: DESK }, { field: 'client_secret' }),
          says: 'The same fields, and this is the job itself.',
        },
        {
          has: sent({ from: DESK, to: NOTEBOOK }, { field: 'access_token' }),
          says: 'By now he has passed for it. With what?',
        },
      ],
      says: 'Yes. The identity provider sees what it sees each night.',
    }),
    [WITHOUT_SECRET, SIGNED],
  ),
  except(
    makeAnswer({
      id: 'secret-is-refused',
      task: 'Let the secret be replaced, and see the identity provider refuse the old one a day later.',
      by: DESK,
      code: 7000215,
      says: 'Yes. It is none of the secrets of the registration any more.',
    }),
    [WITHOUT_SECRET],
  ),
  except(
    makeAnswer({
      id: 'token-goes-on',
      task: 'Let the secret be replaced, and Mallory go on at once: see the Reports API open.',
      by: REPORTS,
      status: 200,
      says: 'Yes. The token was made before, and nobody asks with what.',
    }),
    [
      WITHOUT_SECRET,
      {
        name: 'answer',
        isNot: 'secret-replaced',
        says: 'In this run the secret is not replaced. Set the switch “What is done once somebody has noticed” first.',
      },
      {
        name: 'comesBack',
        isNot: 'same-hour',
        says: 'In this run Mallory comes back a day later. Set the switch “How Mallory goes on” first.',
      },
    ],
  ),
  makeAnswer({
    id: 'no-role-in-it',
    task: 'Let its role at the Reports API be taken away, and see that API refuse a day later.',
    by: REPORTS,
    check: 'permission',
    says: 'Yes: 403. The token is a good one, and says nothing about what may be done.',
  }),
  makeAnswer({
    id: 'nothing-to-send',
    task: 'Give the job a certificate and remove the secret, and see the identity provider refuse with AADSTS7000216.',
    by: DESK,
    code: 7000216,
    says: 'Yes. Mallory knows the client ID, and has nothing to prove it with.',
  }),
  makeAnswer({
    id: 'another-job',
    task: 'Give the job a federated credential, and see the identity provider refuse the job of another repository.',
    by: DESK,
    code: 700213,
    says: 'Yes. The build service has told the truth about him: his job is another one.',
  }),
]
