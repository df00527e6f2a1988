import { TextQuestion } from '../TextQuestion'
import type { PromptView } from './prompt-view'

const UNKNOWN =
  'The lab: the code of this is AADSTS50034. Look for a slip of the finger, or take the name from the card below the page.'

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
      help={page.problem?.code === 50034 ? UNKNOWN : undefined}
      empty="The lab: nothing was typed, so nothing is sent. Your name is on the card below the page."
      about={`to go on to ${page.appName}`}
    />
  ),
}
