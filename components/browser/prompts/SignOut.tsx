import { Choice } from '../Choice'
import { Pick } from '../Pick'
import type { PromptView } from './prompt-view'

export const signOut: PromptView<'sign-out'> = {
  title: () => 'Do you want to sign out?',
  View: ({ page, ask }) => (
    <Choice
      ask={ask}
      buttons={
        <>
          <Pick ask={ask} value={{ accept: false }}>
            Stay signed in
          </Pick>
          <Pick ask={ask} value={{ accept: true }} className="button-sign">
            Sign out
          </Pick>
        </>
      }
    >
      {page.usernames.map((username) => (
        <p key={username}>{username}</p>
      ))}
    </Choice>
  ),
}
