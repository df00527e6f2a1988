import type { Act } from '../../../acts/act'
import { except, type Otherwise } from '../../../acts/except'
import { sent } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { pickParty } from '../../../acts/pick-party'
import { selectMessage } from '../../../acts/select-message'

const DESK = 'identity-provider'
const JOB = 'job'
const MALLORY = 'mallory'

const AS_ADA: Otherwise = {
  name: 'identity',
  isNot: 'person',
  says: 'In this run the job has an identity of its own. Give it Ada’s name and password first.',
}
const TYPED_RIGHT: Otherwise = {
  name: 'password',
  isNot: 'right',
  says: 'In this run the password in the file was never right. Put that back first.',
}
const FOUND: Otherwise = {
  name: 'file',
  isNot: 'read-by-mallory',
  says: 'In this run nobody but the job reads the file. Set the switch “The file that the job is set up by” first.',
}

/** In the order of the text. */
export const acts: readonly Act[] = [
  except(
    pickParty({
      id: 'who-has-the-password',
      task: 'The first token has come. Who else, beside the identity provider, has sent or seen Ada’s password in this run?',
      secret: 'password',
      what: 'Ada’s password',
      at: { at: 'token response' },
      besides: {
        'identity-provider': 'It was sent there. Who sent it?',
        ada: 'It is hers. In this run nobody asks her, and she types nothing.',
      },
      never: {
        'nightly-report': 'This is the entry of the app in the directory. Nothing is ever sent there.',
      },
      says: 'Yes. A program has it, in the clear, and needs it again every night.',
    }),
    [AS_ADA],
  ),
  except(
    selectMessage({
      id: 'as-ada',
      task: 'Select the first message in which the job is taken for Ada by the Reports API.',
      wanted: sent({ from: JOB, to: 'reports-api' }, { token: 'access-token' }),
      what: 'a token about Ada, shown to the Reports API',
      lookalikes: [
        {
          has: sent({ from: DESK, to: JOB }, { token: 'access-token' }),
          says: 'Here the token comes to the job. The Reports API has not seen it yet.',
        },
        {
          has: sent({ from: JOB, to: DESK }, { field: 'password' }),
          says: 'Here the identity provider takes the job for Ada. What does the Reports API get to see?',
        },
      ],
      says: 'Yes. In the token is her oid, and no word about a program on a timer.',
    }),
    [AS_ADA],
  ),
  except(
    makeAnswer({
      id: 'password-changed',
      task: 'Let the job run again the next night, and Ada change her password before that: see the identity provider refuse.',
      by: DESK,
      check: 'password-matches',
      says: 'Yes: AADSTS50126, the code of a wrong password. The job has changed nothing, and is a stranger.',
    }),
    [AS_ADA, TYPED_RIGHT],
  ),
  except(
    makeAnswer({
      id: 'nobody-answers',
      task: 'Now let Ada be asked for a second factor, as everybody is, and see the identity provider refuse the right password.',
      by: DESK,
      check: 'second-factor',
      says: 'Yes: AADSTS50076. The password was right, and one is not enough any more.',
    }),
    [AS_ADA],
  ),
  except(
    makeAnswer({
      id: 'ada-leaves',
      task: 'Let Ada leave before the next night, and see the identity provider refuse for her account.',
      by: DESK,
      check: 'account',
      code: 50057,
      says: 'Yes: AADSTS50057. Whoever disabled the account has done right, and has stopped a job.',
    }),
    [AS_ADA],
  ),
  except(
    selectMessage({
      id: 'more-than-the-job',
      task: 'Select the message that brings Mallory a token for what the job never asks for.',
      wanted: sent({ from: DESK, to: MALLORY }, { token: 'access-token' }),
      what: 'a token for Mallory',
      lookalikes: [
        {
          has: sent({ from: JOB, to: MALLORY }),
          says: 'This is the file, with the password in it. What does it get him?',
        },
        {
          has: sent({ from: MALLORY, to: DESK }, { field: 'password' }),
          says: 'Here he asks for it. Look at the scope, and then at the answer.',
        },
        {
          has: sent({ from: MALLORY, to: 'expenses-api' }),
          says: 'Here he shows it. When did he get it?',
        },
        {
          has: sent({ from: DESK, to: JOB }, { token: 'access-token' }),
          says: 'This one is for the job, and for reports.',
        },
      ],
      says: 'Yes. Its scope is Expenses.Read. The password is Ada’s, and it opens what Ada may.',
    }),
    [FOUND, AS_ADA],
  ),
  except(
    selectMessage({
      id: 'comes-to-mallory',
      task: 'Let the job have a client secret and Mallory find the file. Select the first message in which the secret comes to Mallory.',
      wanted: sent({ to: MALLORY }, { field: 'client_secret' }),
      what: 'the client secret, on its way to Mallory',
      lookalikes: [
        {
          has: sent({ from: JOB, to: DESK }, { field: 'client_secret' }),
          says: 'Here the job proves itself. Mallory does not see this message.',
        },
        {
          has: sent({ from: MALLORY, to: DESK }, { field: 'client_secret' }),
          says: 'Here Mallory uses it. Where did he get it?',
        },
      ],
      says: 'Yes. It opens reports, as the job does, and nothing of Ada’s. That is less, and still too much.',
    }),
    [
      FOUND,
      {
        name: 'identity',
        isNot: 'secret',
        says: 'In this run the job has no client secret. Set the switch “Whose identity the job has” first.',
      },
    ],
  ),
  except(
    selectMessage({
      id: 'proves-itself',
      task: 'Let the job have a certificate. Select the first message in which it proves itself.',
      wanted: sent({ from: JOB, to: DESK }, { field: 'client_assertion' }),
      what: 'an assertion of the job',
      lookalikes: [
        {
          has: sent({ from: DESK, to: JOB }, { token: 'access-token' }),
          says: 'Here it has been believed already.',
        },
        {
          has: sent({ from: JOB, to: MALLORY }),
          says: 'In the file is the name of the certificate alone. What does the job send itself?',
        },
      ],
      says: 'Yes. It is signed for this one request and good for minutes. The key that signed it is not in it.',
    }),
    [
      {
        name: 'identity',
        isNot: 'certificate',
        says: 'In this run the job has no certificate. Set the switch “Whose identity the job has” first.',
      },
    ],
  ),
]
