import { Permissions } from '../Permissions'
import { YesOrNo } from '../YesOrNo'
import type { PromptView } from './prompt-view'

export const adminConsent: PromptView<'admin-consent'> = {
  title: () => 'Permissions requested',
  View: ({ page, ask }) => (
    <YesOrNo ask={ask} about={page.username} no="Cancel" yes="Accept">
      <p>
        <b>Review for your organization.</b> {page.appName} ({page.publisher},{' '}
        {page.verified ? 'verified' : 'unverified'}) would like to:
      </p>
      <Permissions
        of={page.permissions}
        more={({ type }) =>
          type === 'delegated'
            ? ', in the name of whoever is signed in'
            : ', in the name of the app itself, with nobody signed in'
        }
      />
      <p>
        If you accept, the app gets this for everybody in {page.organization}. Nobody else is asked for these
        permissions again.
      </p>
    </YesOrNo>
  ),
}
