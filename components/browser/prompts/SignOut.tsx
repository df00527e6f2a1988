import { YesOrNo } from '../YesOrNo'
import type { PromptView } from './prompt-view'

export const signOut: PromptView<'sign-out'> = {
  title: () => 'Do you want to sign out?',
  View: ({ page, ask }) => (
    <YesOrNo ask={ask} no="Stay signed in" yes="Sign out">
      {page.usernames.map((username) => (
        <p key={username}>{username}</p>
      ))}
    </YesOrNo>
  ),
}
