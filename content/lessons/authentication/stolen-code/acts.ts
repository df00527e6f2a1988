import type { Act } from '../../../acts/act'
import { except, type Otherwise } from '../../../acts/except'
import { type Fact, sent } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { selectMessage } from '../../../acts/select-message'

const DESK = 'identity-provider'
const APP = 'expenses'

/** An address with a code comes to the thief's server, from whatever saw it. */
const told: Fact = (trace, { seq }) => {
  const event = trace[seq]
  return event?.type === 'request-sent' && event.to === 'notebook' && /[?&]code=/.test(event.request.body)
}

const INJECTION: Otherwise = {
  name: 'way',
  isNot: 'injection',
  says: 'In this run Mallory does something else. Let him give the code to Expenses in a sign-in of his own, as at first.',
}

/** In the order of the text. */
export const acts: readonly Act[] = [
  selectMessage({
    id: 'comes-to-the-thief',
    task: 'Select the message with which Ada’s code comes into Mallory’s hands.',
    wanted: told,
    what: 'an address with a code, for Mallory',
    lookalikes: [
      {
        has: sent({ from: DESK, to: 'browser' }, { field: 'code' }),
        says: 'Here the code is made, and goes to Ada’s browser. Mallory sees nothing of it yet.',
      },
      {
        has: sent({ from: 'browser', to: APP }, { field: 'code' }),
        says: 'Ada’s browser brings the code where it belongs. What else does this browser send?',
      },
      {
        has: sent({ from: 'browser', to: 'wallpaper-app' }, { field: 'code' }),
        says: 'Here another app is called with the code. How does it get from there to Mallory?',
      },
      {
        has: sent({ from: 'browser', to: DESK }, { field: 'code' }),
        says: 'This code is six digits from Ada’s phone, which is another thing.',
      },
    ],
    says: 'Yes. Ada has done nothing wrong, and nothing on her screen shows it.',
  }),
  makeAnswer({
    id: 'without-the-secret',
    task: 'Let Mallory hand the code in himself, so that the identity provider refuses with AADSTS7000218.',
    by: DESK,
    code: 7000218,
    says: 'Yes: the code is good, and whoever hands it in has to prove to be Expenses.',
  }),
  selectMessage({
    id: 'comes-to-the-app',
    task: 'Select the message with which Mallory’s browser brings Ada’s code to Expenses.',
    wanted: sent({ from: 'thief-browser', to: APP }, { field: 'code' }),
    what: 'Ada’s code, from Mallory’s browser to Expenses',
    lookalikes: [
      {
        has: sent({ from: 'browser', to: APP }, { field: 'code' }),
        says: 'This one comes from Ada’s own browser.',
      },
      {
        has: sent({ from: APP, to: DESK }, { field: 'code' }),
        says: 'Here Expenses hands it in. Who had brought it?',
      },
    ],
    says: 'Yes. For Expenses it is the answer to the sign-in that this browser began.',
  }),
  except(
    makeAnswer({
      id: 'state-fits',
      task: 'Let Expenses send and compare state, and see that the API answers Mallory all the same.',
      by: 'expenses-api',
      status: 200,
      says: 'Yes: compared, and found to fit. It is the state of his own sign-in.',
    }),
    [
      INJECTION,
      { name: 'state', isNot: 'used', says: 'In this run Expenses sends no state. Switch it on first.' },
    ],
  ),
  except(
    makeAnswer({
      id: 'verifier-does-not-fit',
      task: 'Let Expenses use PKCE, so that the identity provider refuses with AADSTS501481.',
      by: DESK,
      code: 501481,
      says: 'Yes: Expenses sent the verifier of Mallory’s sign-in, and the code belongs to Ada’s.',
    }),
    [INJECTION],
  ),
  except(
    makeAnswer({
      id: 'nonce-does-not-fit',
      task: 'Leave PKCE out again. Let Expenses compare the nonce, so that Expenses itself refuses.',
      by: APP,
      check: 'nonce-matches',
      says: 'Yes. The tokens had come already; Expenses looks into the ID token, and throws them away.',
    }),
    [INJECTION],
  ),
  makeAnswer({
    id: 'state-stops-the-link',
    task: 'Let Mallory send a link with a code of his own, and let state stop it.',
    by: APP,
    check: 'state-matches',
    says: 'Yes, before any code was handed in: this browser was sent away with another state.',
  }),
]
