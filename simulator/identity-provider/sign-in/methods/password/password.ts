import { AADSTS50058 } from '../../../errors/aadsts'
import type { Part } from '../../../parts/part'
import { answerOf } from '../../answer'
import { ask } from '../../ask'
import { takePassword } from './take-password'

/** Something the person knows. Everybody is asked for it: whether an account has one is nobody's to find out. */
export const password: Part = {
  methods: [
    {
      name: 'password',
      factor: 'first',
      registered: () => true,
      ask: (signIn) =>
        ask(
          signIn,
          AADSTS50058,
          signIn.session
            ? 'The session is too old for this request: the password again.'
            : 'The password is needed.',
          { kind: 'password', username: signIn.user.userPrincipalName },
        ),
    },
  ],
  endpoints: [answerOf('password', takePassword)],
}
