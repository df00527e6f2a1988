import { findUser } from '../../directory/queries'
import { type Check, passed } from '../../trace/checklist'
import { AADSTS16000, AADSTS50058 } from '../errors/aadsts'
import { ask } from './ask'
import { fitting as fittingOf } from './placed'
import type { SignedIn } from './session'
import type { SignIn } from './sign-in'

/** Who is this? The person says so, or the browser's session does. */
export const person: Check<SignIn, { readonly userId: string; readonly session?: SignedIn | undefined }> = {
  name: 'person',
  spec: 'oidc-core#3.1.2.3',
  look: (signIn) => {
    const { attempt, accounts, exchange, tenant, application } = signIn
    const { prompt, hintedUserId } = attempt.request
    const hinted = findUser(tenant, hintedUserId)
    const loginHint = hinted?.userPrincipalName ?? attempt.request.loginHint
    const { userId } = attempt
    if (userId !== undefined) {
      return passed('The person has said who they are.', {
        userId,
        session: accounts.find((each) => each.userId === userId),
      })
    }
    const appName = application.displayName
    const users = fittingOf(exchange, accounts)
    const fitting = fittingOf(exchange, accounts, loginHint)
    const [first] = fitting
    const user = first?.user
    if (!user || prompt.includes('login') || attempt.otherAccount) {
      const says = user
        ? 'The session is not to be used: who is this?'
        : users.length > 0
          ? 'Whoever is signed in in this browser is not who was asked for: who is this?'
          : 'Nobody is signed in in this browser: who is this?'
      return ask(signIn, AADSTS50058, says, {
        kind: 'username',
        appName,
        ...(loginHint !== undefined && { loginHint }),
      })
    }
    if (fitting.length > 1 || prompt.includes('select_account')) {
      const choices = fitting.map(({ user: { userPrincipalName: username, displayName } }) => ({
        username,
        displayName,
      }))
      return ask(signIn, AADSTS16000, 'Which of the accounts signed in in this browser?', {
        kind: 'account',
        appName,
        accounts: choices,
      })
    }
    const says = `The session cookie of this browser belongs to ${user.userPrincipalName}.`
    return passed(says, { userId: user.id, session: first?.account })
  },
}
