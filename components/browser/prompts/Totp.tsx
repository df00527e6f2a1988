import { TextQuestion } from '../TextQuestion'
import type { PromptView } from './prompt-view'

export const totp: PromptView<'totp'> = {
  title: () => 'Enter the code',
  View: ({ page, ask }) => (
    <TextQuestion
      ask={ask}
      label="Code from your authenticator app"
      name="code"
      numeric
      fill="Type it for me"
      send="Verify"
      problem={page.problem?.message}
      about={`${page.username}, ${page.attemptsLeft} ${page.attemptsLeft === 1 ? 'attempt' : 'attempts'} left`}
    />
  ),
}
