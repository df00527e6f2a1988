import { useMemo } from 'react'
import { fromTemplate, TEMPLATES, TEMPLATES_FROM } from '../../../simulator/doors/policy-change'
import { STATES } from '../model/words'
import { Combobox } from '../question/Combobox'
import { useWhatIf, useWhatIfState } from '../use-what-if'

/** Where a change begins: with a policy that is there, or with one of Microsoft's templates. */
export function Begin() {
  const control = useWhatIf()
  const policies = useWhatIfState(({ tenant }) => tenant.conditionalAccessPolicies)
  const there = useMemo(
    () =>
      policies.map(({ id, displayName, state }) => ({
        key: id,
        label: displayName || id,
        detail: STATES.find(([each]) => each === state)?.[1] ?? '',
      })),
    [policies],
  )
  return (
    <div className="wi-change-begin">
      <Combobox
        name="change-policy"
        label="Edit a policy"
        choices={there}
        chosen=""
        otherwise=""
        onChoose={(id) => control.edit(id)}
      />
      <div>
        <Combobox
          name="change-template"
          label="Add one from a template of Microsoft’s"
          choices={TEMPLATE_CHOICES}
          chosen=""
          otherwise=""
          onChoose={(key) => {
            const template = TEMPLATES.find(({ id }) => id === key)
            if (!template) return
            const policy = fromTemplate(template, crypto.randomUUID())
            control.putPolicy(policy)
            control.edit(policy.id)
          }}
        />
        <p className="wi-small">
          As Graph gave them in {GIVEN}. Entra makes them report-only, and excludes whoever makes them; here
          they are on, and exclude nobody until you say whom.
        </p>
      </div>
    </div>
  )
}

const TEMPLATE_CHOICES = TEMPLATES.map(({ id, name, url }) => ({
  key: id,
  label: name,
  detail: url.replace(/^.*\//, ''),
}))

const GIVEN = new Date(`${TEMPLATES_FROM}-01T00:00:00Z`).toLocaleDateString('en', {
  year: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
