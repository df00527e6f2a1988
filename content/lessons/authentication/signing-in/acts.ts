import type { Act } from '../../../acts/act'
import { except, type Otherwise } from '../../../acts/except'
import { sent } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { pickParty } from '../../../acts/pick-party'
import { selectMessage } from '../../../acts/select-message'

function scriptInBrowser(so: string): Otherwise {
  return {
    name: 'client',
    is: ['single-page-app'],
    says: `In this run Expenses is a script in the browser: ${so} Put the client back to a web app first.`,
  }
}

/** In the order of the text. */
export const acts: readonly Act[] = [
  pickParty({
    id: 'who-sees-the-password',
    task: 'Which server has seen Ada’s password by the end of the run?',
    secret: 'password',
    what: 'the password',
    at: { prompt: 'next' },
    besides: {
      user: 'Ada knows it, and she is no server.',
      browser: 'It is typed there, and passed on. A browser is Ada’s own, and no server.',
      phone: 'A phone is Ada’s own, and no server. It makes the six digits.',
    },
    never: {
      expenses: 'Expenses has no password box. What reaches it later is no password.',
      'expenses-api': 'The API is shown a token in the end. Ada types nothing there.',
    },
    says: 'Yes, and no other. Whoever else wants to know who she is has to ask there.',
  }),
  selectMessage({
    id: 'reaches-the-desk',
    task: 'Select the message with which the request reaches the desk.',
    wanted: { at: 'authorize request', check: 'redirect-uri-registered' },
    what: 'the request, at the desk',
    lookalikes: [
      {
        has: { at: 'authorize request' },
        says: 'Here Expenses tells the browser where to go. The desk has heard nothing.',
      },
      {
        has: { at: 'metadata request' },
        says: 'Here Expenses itself asks the desk, and for addresses only.',
      },
      { has: { at: 'token request' }, says: 'Here Expenses itself asks the desk, and much later.' },
    ],
    says: 'Yes: a redirect is two messages, an answer and what the browser makes of it.',
  }),
  selectMessage({
    id: 'password-travels',
    task: 'Select the message in which the password travels.',
    wanted: { field: 'password' },
    what: 'the password',
    lookalikes: [
      {
        has: { prompt: 'password' },
        says: 'This page asks for it. What is typed there is in the next message.',
      },
      { has: { field: 'username' }, says: 'This one carries her name. The desk asks for the two apart.' },
      { has: { field: 'code' }, says: 'This one carries a code, which is another secret.' },
    ],
    says: 'Yes. It goes to the desk in the body of a form, and to nobody else.',
  }),
  makeAnswer({
    id: 'wrong-digits',
    task: 'Make the desk refuse the six digits, AADSTS500121: type others.',
    by: 'identity-provider',
    code: 500121,
    says: 'Yes. The password was right, and it was not enough.',
  }),
  except(
    makeAnswer({
      id: 'declined',
      task: 'Say no in Ada’s place, so that the desk answers Expenses with access_denied.',
      by: 'identity-provider',
      error: 'access_denied',
      says: 'Yes. She was recognised, and Expenses got nothing but the word that she would not.',
    }),
    [
      {
        name: 'responseMode',
        is: ['form_post', 'fragment'],
        says: 'In this run the answer does not come in the query of the address, where this looks. Put the response mode back to query first.',
      },
    ],
  ),
  except(
    pickParty({
      id: 'who-has-the-code',
      task: 'The desk has answered, and nobody has gone on from there. Who beside the desk has the code?',
      secret: 'authorization-code',
      what: 'the code',
      at: { token: 'authorization-code' },
      besides: { 'identity-provider': 'The desk made it. Who else has it at this moment?' },
      never: {
        user: 'No page shows it to Ada, and she types no code of this kind.',
      },
      says: 'Yes. It has the code before the app does, and so has whoever looks over its shoulder.',
    }),
    [
      scriptInBrowser('what the browser has, the app has at once.'),
      {
        name: 'responseMode',
        is: ['fragment'],
        says: 'In this run the code stands behind the #, and Expenses never gets it. Put the response mode back to query first.',
      },
    ],
  ),
  except(
    pickParty({
      id: 'who-has-the-verifier',
      task: 'Expenses has turned the code in. Who beside Expenses has seen the code verifier?',
      secret: 'code-verifier',
      what: 'the code verifier',
      at: { at: 'token request' },
      besides: { expenses: 'Expenses made it. Who else has seen it now?' },
      never: {
        browser:
          'The browser carried the code challenge. That is a hash: nobody gets from it to the verifier.',
      },
      says: 'Yes: told once, on the back channel, together with the code.',
    }),
    [
      scriptInBrowser('it has no back channel, and the browser holds the verifier from the start.'),
      {
        name: 'codeVerifier',
        is: ['missing'],
        says: 'In this run nobody sends a verifier. Put it back first.',
      },
    ],
  ),
  selectMessage({
    id: 'keys-for-the-door',
    task: 'Select the message with which the API can tell that the card is genuine.',
    wanted: sent({ to: 'expenses-api' }, { field: 'keys' }),
    what: 'what the API needs for that',
    lookalikes: [
      { has: { field: 'keys' }, says: 'These keys are for Expenses: it checks the badge with them.' },
      {
        has: sent({ to: 'expenses-api' }, { field: 'authorization' }),
        says: 'Here it is shown the card. By what does it know who signed it?',
      },
    ],
    says: 'Yes: with these keys it checks the signature for itself, and every other card of this desk.',
  }),
]
