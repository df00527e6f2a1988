import { useState } from 'react'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { Pick } from './Pick'

const CLIENTS = [
  ['', 'Not known'],
  ['public', 'Public (desktop, mobile, single page)'],
  ['confidential', 'Confidential (keeps a secret)'],
] as const
const SETTINGS = [
  ['', 'Not known'],
  ['enforced', 'Enforced'],
  ['disabled', 'Switched off'],
] as const

/** Scopes that the client asks for: policies for all resources but some count them. */
export function ScopesField() {
  const control = useWhatIf()
  const question = useWhatIfState((state) => state.question)
  const depends = useWhatIfState(({ aside }) => aside.scopes)
  const { requested, signInContext, signInIdentity } = question
  const written = requested?.scopes.join(' ') ?? ''
  const [typed, setTyped] = useState(written)
  // The question was changed from elsewhere; what separates words while somebody types is theirs.
  if (words(typed).join(' ') !== written) setTyped(written)
  if (!('includeApplications' in signInContext) || !('userId' in signInIdentity)) return null
  const ask = (part: Partial<NonNullable<typeof requested>>) => {
    const { requested: _, ...others } = question
    const { scopes, client, baselineScopes } = { scopes: [], ...requested, ...part }
    const isEmpty = scopes.length === 0 && !client && !baselineScopes
    const asked = { scopes, ...(client && { client }), ...(baselineScopes && { baselineScopes }) }
    control.ask(isEmpty ? others : { ...others, requested: asked })
  }
  return (
    <div className="wi-scopes">
      {depends.map(({ says }) => (
        <p key={says} className="wi-small">
          {says}
        </p>
      ))}
      <details className="wi-more">
        <summary>Scopes that it asks for</summary>
        <p className="wi-small">
          A client that asks for nothing but baseline scopes (openid, profile, User.Read and their like) opens
          the directory, as policies for all resources with exclusions see it. Not so a confidential client
          that is excluded and asks for OpenID Connect scopes alone; and where enforcement is switched off or
          customised, it is otherwise.{' '}
          <a href="https://learn.microsoft.com/entra/identity/conditional-access/concept-enforcement-resource-exclusions">
            Enforcement for baseline scopes
          </a>
        </p>
        <div className="wi-field">
          <label htmlFor="wi-scopes">Scopes, with spaces between</label>
          <input
            id="wi-scopes"
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder="Not named"
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              ask({ scopes: words(target.value) })
            }}
          />
        </div>
        <div className="wi-fields">
          <Pick
            name="client-type"
            label="Kind of client"
            options={CLIENTS}
            value={requested?.client ?? ''}
            onPick={(client) => ask({ client: (client || undefined) as never })}
          />
          <Pick
            name="baseline-scopes"
            label="Baseline scopes settings"
            options={SETTINGS}
            value={requested?.baselineScopes ?? ''}
            otherwise={`They count for ${requested?.baselineScopes}`}
            onPick={(setting) => ask({ baselineScopes: setting || undefined })}
          />
        </div>
      </details>
    </div>
  )
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '')
}
