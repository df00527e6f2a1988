import { YesOrNo } from '../YesOrNo'
import type { PromptView } from './prompt-view'

export const confirmDevice: PromptView<'confirm-device'> = {
  title: ({ appName }) => `Are you trying to sign in to ${appName}?`,
  View: ({ page, ask }) => (
    <YesOrNo ask={ask} about={page.username} no="Cancel" yes="Continue">
      <p>Only continue if you asked for the code yourself.</p>
    </YesOrNo>
  ),
}
