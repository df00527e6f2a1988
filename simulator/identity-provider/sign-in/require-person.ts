import { findUser } from '../../directory/queries'
import { type Check, passed } from '../../trace/checklist'
import type { SignedIn } from '../store'
import { ask, type SignIn } from './sign-in'

/** Who is this? The person says so, or the browser's session does. */
export const person: Check<SignIn, { readonly userId: string; readonly session?: SignedIn }> = {
  name: 'person',
  spec: 'oidc-core#3.1.2.3',
  look: (signIn) => {
    const { attempt, accounts, tenant, application } = signIn
    const { prompt, loginHint } = attempt.request
    const { userId } = attempt
    if (userId !== undefined) {
      return passed('The person has said who they are.', {
        userId,
        session: accounts.find((each) => each.userId === userId),
      })
    }
    const appName = application.displayName
    const users = accounts.flatMap((each) => findUser(tenant, each.userId) ?? [])
    const fitting = users.filter(
      (user) => !loginHint || user.userPrincipalName.toLowerCase() === loginHint.toLowerCase(),
    )
    const [user] = fitting
    if (!user || prompt.includes('login') || attempt.otherAccount) {
      const says = user
        ? 'The session is not to be used: who is this?'
        : 'Nobody is signed in in this browser: who is this?'
      return ask(signIn, 50058, says, { kind: 'username', appName, loginHint })
    }
    if (fitting.length > 1 || prompt.includes('select_account')) {
      const choices = fitting.map(({ userPrincipalName: username, displayName }) => ({
        username,
        displayName,
      }))
      return ask(signIn, 16000, 'Which of the accounts signed in in this browser?', {
        kind: 'account',
        appName,
        accounts: choices,
      })
    }
    const says = `The session cookie of this browser belongs to ${user.userPrincipalName}.`
    return passed(says, { userId: user.id, session: accounts.find((each) => each.userId === user.id) })
  },
}
