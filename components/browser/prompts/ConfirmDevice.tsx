import { Choice } from '../Choice'
import { Pick } from '../Pick'
import type { PromptView } from './prompt-view'

export const confirmDevice: PromptView<'confirm-device'> = {
  title: ({ appName }) => `Are you trying to sign in to ${appName}?`,
  View: ({ page, ask }) => (
    <Choice
      ask={ask}
      about={page.username}
      buttons={
        <>
          <Pick ask={ask} value={{ accept: false }}>
            Cancel
          </Pick>
          <Pick ask={ask} value={{ accept: true }} className="button-sign">
            Continue
          </Pick>
        </>
      }
    >
      <p>Only continue if you asked for the code yourself.</p>
    </Choice>
  ),
}
