import { useState } from 'react'
import { Choice } from '../Choice'
import { Permissions } from '../Permissions'
import { Pick } from '../Pick'
import type { PromptView } from './prompt-view'

export const consentRequest: PromptView<'consent-request'> = {
  title: () => 'Approval required',
  View: ({ page, ask }) => {
    const given = ask?.given?.value as { readonly reason?: string | null } | undefined
    const [reason, setReason] = useState(given?.reason ?? '')
    return (
      <Choice
        ask={ask}
        about={page.username}
        buttons={
          <>
            <Pick ask={ask} value={{ reason: null }}>
              Back without asking
            </Pick>
            <Pick ask={ask} value={{ reason }} className="button-sign">
              Request approval
            </Pick>
          </>
        }
      >
        <p>
          {page.appName} ({page.publisher}
          {page.unverified && ', unverified'}) needs an administrator’s approval to:
        </p>
        <Permissions of={page.permissions} />
        <label className="page-field">
          Why you need it: those who decide read this
          <input
            className="field-input"
            value={reason}
            maxLength={256}
            readOnly={!ask?.live}
            autoComplete="off"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </Choice>
    )
  },
}
