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
      <ul className="page-permissions">
        {page.permissions.map(({ value, title, description, resource }) => (
          <li key={`${resource} ${value}`}>
            <details>
              <summary>{title}</summary>
              <p>
                {description} <code>{value}</code> of {resource}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </YesOrNo>
  ),
}
