import { Permissions } from '../Permissions'
import { YesOrNo } from '../YesOrNo'
import type { PromptView } from './prompt-view'

export const consent: PromptView<'consent'> = {
  title: () => 'Permissions requested',
  View: ({ page, ask }) => (
    <YesOrNo ask={ask} about={page.username} no="Cancel" yes="Accept">
      <p>
        <b>{page.appName}</b> ({page.publisher}
        {page.unverified ? ', unverified' : ''}) would like to:
      </p>
      <Permissions of={page.permissions} />
    </YesOrNo>
  ),
}
