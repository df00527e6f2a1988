import { useState } from 'react'
import { Choice } from '../Choice'
import { Permissions } from '../Permissions'
import { Pick } from '../Pick'
import type { PromptView } from './prompt-view'

export const consentReview: PromptView<'consent-review'> = {
  title: () => 'Admin consent request',
  View: ({ page, ask }) => {
    const given = ask?.given?.value as { readonly justification?: string } | undefined
    const [justification, setJustification] = useState(given?.justification ?? '')
    return (
      <Choice
        ask={ask}
        about={page.username}
        buttons={
          <>
            <Pick ask={ask} value={{ decision: 'block', justification }}>
              Block
            </Pick>
            <Pick ask={ask} value={{ decision: 'deny', justification }}>
              Deny
            </Pick>
            <Pick ask={ask} value={{ decision: 'approve', justification: '' }} className="button-sign">
              Review and consent
            </Pick>
          </>
        }
      >
        <p>
          People of {page.organization} ask for <b>{page.appName}</b> ({page.publisher},{' '}
          {page.verified ? 'verified' : 'unverified'}):
        </p>
        <ul>
          {page.requests.map(({ displayName, reason }) => (
            <li key={`${displayName} ${reason}`}>
              {displayName}: {reason}
            </li>
          ))}
        </ul>
        <p>It would like to:</p>
        <Permissions of={page.permissions} />
        <label className="page-field">
          Justification. A no needs one
          <input
            className="field-input"
            value={justification}
            maxLength={256}
            readOnly={!ask?.live}
            autoComplete="off"
            onChange={(event) => setJustification(event.target.value)}
          />
        </label>
      </Choice>
    )
  },
}
