import { firstMessage, seenBy } from './first-message'

/** Where does the code turn up first? Before the app has it, whatever carries the answer has. */
export const firstCode = firstMessage({
  id: 'first-code',
  what: 'the code',
  solution: '19',
  prompt:
    'Set up the lab and run it: it waits at the sign-in page. The list holds all messages of this run, also those that you have not seen. Which is the first that carries the authorization code, in whatever part of it?',
  hints: [
    'The list says who sends what to whom, and no more. There is a code once the identity provider has asked Ada everything: look for its answer after the last form.',
    'An answer to the browser can say “go there” in a header. The address stands in it, with everything that the browser is about to carry.',
  ],
  solutionSays:
    'As the lab starts, it is message 19: the answer of the identity provider to the browser, a 302. Its Location header holds the address of Expenses, and the code. The browser has the code before Expenses does. That is why a code must be worth little alone.',
  carries: (_trace, { cargo }) => cargo.includes('authorization-code'),
  lesson: (trace) =>
    `Yes: it is here before Expenses can do anything with it. In the whole run it was seen by ${seenBy(trace, 'authorization-code')}.`,
})
