import { Choice } from '../Choice'
import { Pick } from '../Pick'
import type { PromptView } from './prompt-view'

export const consent: PromptView<'consent'> = {
  title: () => 'Permissions requested',
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
            Accept
          </Pick>
        </>
      }
    >
      <p>
        <b>{page.appName}</b> ({page.publisher}) would like to:
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
    </Choice>
  ),
}
