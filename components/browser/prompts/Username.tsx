import { TextQuestion } from '../TextQuestion'
import type { PromptView } from './prompt-view'

export const username: PromptView<'username'> = {
  title: () => 'Sign in',
  View: ({ page, ask }) => (
    <TextQuestion
      ask={ask}
      label="User name"
      name="username"
      send="Next"
      hint={page.loginHint}
      problem={page.problem?.message}
      about={`to go on to ${page.appName}`}
    />
  ),
}
