import { TextQuestion } from '../TextQuestion'
import type { PromptView } from './prompt-view'

export const password: PromptView<'password'> = {
  title: () => 'Enter password',
  View: ({ page, ask }) => (
    <TextQuestion
      ask={ask}
      label="Password"
      name="password"
      type="password"
      send="Sign in"
      problem={page.problem?.message}
      about={page.username}
    />
  ),
}
