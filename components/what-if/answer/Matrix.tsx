import { useMemo } from 'react'
import type { PolicyTenant } from '../../../simulator/doors/policy'
import { ROLE } from '../../ui/table-roles'
import { columnsOf } from '../model/columns'
import { howManyApply, isUndecided } from '../model/words'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { MOST_WHOLE, Pieces } from './Pieces'
import { PolicyRow } from './PolicyRow'

/** Every policy by condition: a line that runs through the conditions it meets, and stops at the first that ruled it out. */
export function Matrix() {
  const control = useWhatIf()
  const decision = useWhatIfState((state) => state.decision)
  const tenant = useWhatIfState((state) => state.tenant)
  const base = useWhatIfState((state) => state.base)
  const applyingOnly = useWhatIfState((state) => state.applyingOnly)
  const { conditionalAccessPolicies: policies } = tenant
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read of the tenant.
  const columns = useMemo(() => columnsOf(tenant), [policies])
  const now = useMemo(() => byId(policies), [policies])
  const before = useMemo(() => byId(base.conditionalAccessPolicies), [base])
  const mayApply = decision.policies.some(isUndecided)
  const called = useWhatIfState((state) => state.called)
  const words = called.trim().toLowerCase()
  const shown = decision.policies.filter(
    (policy) =>
      (policy.policyApplies || !applyingOnly || isUndecided(policy)) &&
      (words === '' || policy.displayName.toLowerCase().includes(words)),
  )
  const isLong = decision.policies.length > MOST_WHOLE
  return (
    <section className="wi-part" aria-labelledby="wi-matrix-title">
      <div className="wi-part-head">
        <h2 id="wi-matrix-title">Policy by policy</h2>
        <p>
          {howManyApply(decision.policies)}{' '}
          <span className="wi-lines">
            A line stops at the first condition that rules its policy out
            {mayApply && ', or that is not known'}.
          </span>
        </p>
        {isLong && (
          <label className="wi-only">
            Find a policy
            <input
              type="search"
              value={called}
              autoComplete="off"
              onChange={(event) => control.update({ called: event.target.value })}
            />
          </label>
        )}
        <label className="wi-only">
          <input
            type="checkbox"
            checked={applyingOnly}
            onChange={(event) => control.update({ applyingOnly: event.target.checked })}
          />
          Only those that apply{mayApply && ', or may'}
        </label>
      </div>
      {decision.policies.length === 0 ? (
        <p className="wi-note">No Conditional Access policies came in.</p>
      ) : (
        <table
          className="wi-matrix"
          {...ROLE.table}
          aria-labelledby="wi-matrix-title"
          aria-rowcount={isLong ? shown.length + 1 : undefined}
        >
          <thead {...ROLE.rowgroup}>
            <tr {...ROLE.row} className="wi-head">
              <th scope="col" {...ROLE.columnheader} className="wi-col wi-col-name">
                Policy
              </th>
              {columns.map(([condition, title]) => (
                <th key={condition} scope="col" {...ROLE.columnheader} className="wi-col wi-col-condition">
                  <span>{title}</span>
                </th>
              ))}
              <th scope="col" {...ROLE.columnheader} className="wi-col wi-col-outcome">
                Outcome
              </th>
              <th scope="col" {...ROLE.columnheader} className="wi-col wi-col-state">
                State
              </th>
            </tr>
          </thead>
          <Pieces
            rows={shown}
            draw={(policy, at) => (
              <PolicyRow
                key={policy.id}
                answer={policy}
                policy={now.get(policy.id)}
                before={before.get(policy.id)}
                columns={columns}
                at={isLong ? at + 2 : undefined}
              />
            )}
          />
        </table>
      )}
    </section>
  )
}

function byId(policies: PolicyTenant['conditionalAccessPolicies']) {
  return new Map(policies.map((policy) => [policy.id, policy]))
}
