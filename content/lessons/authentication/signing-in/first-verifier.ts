import { message, type Step } from '../../../../simulator/doors/view'
import type { Trace } from '../../../_build/exercise'
import { firstMessage, seenBy } from './first-message'

/** Where does the code verifier turn up first? Its hash travelled long before. */
export const firstVerifier = firstMessage({
  id: 'first-verifier',
  what: 'the code verifier',
  solution: '21',
  prompt:
    'Now the other half of PKCE. Set up the lab once more and run it, then pick the first message that carries the code verifier.',
  hints: [
    'A code_challenge is not the verifier. It is what comes out when the verifier is hashed, and nobody can go back from there.',
    'Whoever made the verifier keeps it until the identity provider asks for it. Look at what is sent together with the code.',
  ],
  solutionSays:
    'As the lab starts, it is message 21: Expenses sends the code, its secret and the code verifier to the token endpoint. It is the only message that has the verifier. What went through the address bar before was its hash.',
  carries: (trace, step) => formOf(trace, step).includes('code_verifier'),
  lookalike: (trace, step) =>
    queryOf(trace, step).includes('code_challenge')
      ? 'It carries the code_challenge: that is a hash of the verifier, made to be seen.'
      : undefined,
  lesson: (trace) =>
    `Yes. In the whole run it was seen by ${seenBy(trace, 'code-verifier')}. Who reads the code in an address bar has not seen it.`,
})

function formOf(trace: Trace, step: Step): readonly string[] {
  return (message(trace, step.seq)?.body.form ?? []).map(({ name }) => name)
}

/** The parameters of the address that a message goes to, or sends somebody to. */
function queryOf(trace: Trace, step: Step): readonly string[] {
  const view = message(trace, step.seq)
  return [...(view?.url?.query ?? []), ...(view?.location?.query ?? [])].map(({ name }) => name)
}
