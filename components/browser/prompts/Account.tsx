import { Choice } from '../Choice'
import { Pick } from '../Pick'
import type { PromptView } from './prompt-view'

export const account: PromptView<'account'> = {
  title: () => 'Pick an account',
  View: ({ page, ask }) => (
    <Choice ask={ask}>
      {page.accounts.map(({ username, displayName }) => (
        <Pick key={username} ask={ask} value={{ username }} className="page-account">
          <b>{displayName}</b> {username}
        </Pick>
      ))}
      <Pick ask={ask} value={{ username: null }} className="page-account">
        Use another account
      </Pick>
    </Choice>
  ),
}
