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
      <ul className="page-permissions">
        {page.permissions.map(({ type, value, title, description, resource }) => (
          <li key={`${resource} ${type} ${value}`}>
            <details>
              <summary>{title}</summary>
              <p>
                {description} <code>{value}</code> of {resource},{' '}
                {type === 'delegated'
                  ? 'in the name of whoever is signed in'
                  : 'in the name of the app itself, with nobody signed in'}
                .
              </p>
            </details>
          </li>
        ))}
      </ul>
      <p>
        If you accept, the app gets this for everybody in {page.organization}. Nobody else is asked for these
        permissions again.
      </p>
    </YesOrNo>
  ),
}
