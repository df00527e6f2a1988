import { TextQuestion } from '../TextQuestion'
import type { PromptView } from './prompt-view'

export const userCode: PromptView<'user-code'> = {
  title: () => 'Enter the code of the device',
  View: ({ page, ask }) => (
    <TextQuestion
      ask={ask}
      label="Code that the device shows"
      name="userCode"
      fill="Type it for me"
      send="Next"
      problem={page.problem?.message}
      about="to sign in a device that has no keyboard of its own"
    />
  ),
}
