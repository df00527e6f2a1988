import type { PolicyTenant } from '../../simulator/doors/policy-membership'
import type { RuleAnswer } from './model/answer'

interface Props {
  readonly tenant: PolicyTenant
  readonly text: string
  readonly answer: RuleAnswer
  onChoose(rule: string): void
}

/** The rules that came with the tenant, and whether whom they take in is whom the files list. */
export function RuledGroups({ tenant, text, answer, onChoose }: Props) {
  const ruled = tenant.groups.filter(({ membershipRule }) => Boolean(membershipRule))
  if (ruled.length === 0) return null
  const chosen = ruled.find(({ membershipRule }) => membershipRule === text)
  return (
    <div className="ru-ruled">
      <label htmlFor="ru-ruled">A rule of this tenant</label>
      <select
        id="ru-ruled"
        value={chosen?.id ?? ''}
        onChange={({ target }) => {
          const rule = ruled.find(({ id }) => id === target.value)?.membershipRule
          if (rule) onChoose(rule)
        }}
      >
        <option value="">
          {ruled.length === 1 ? 'One group has a rule' : `${ruled.length} groups have a rule`}
        </option>
        {ruled.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName || id}
          </option>
        ))}
      </select>
      {chosen && answer.valid && <p>{compared(chosen, answer)}</p>}
    </div>
  )
}

type Group = PolicyTenant['groups'][number]

function compared(
  { members, membershipRuleProcessingState }: Group,
  answer: Extract<RuleAnswer, { valid: true }>,
) {
  const paused = membershipRuleProcessingState === 'Paused' ? 'Its processing is paused. ' : ''
  if (!members) return `${paused}The files do not list its members.`
  const listed = new Set(members.map((each) => (typeof each === 'string' ? each : each.id).toLowerCase()))
  const known = answer.subjects.filter(({ verdict }) => verdict !== null)
  const more = known.filter(({ id, verdict }) => verdict === true && !listed.has(id.toLowerCase())).length
  const fewer = known.filter(({ id, verdict }) => verdict === false && listed.has(id.toLowerCase())).length
  if (more + fewer === 0) return `${paused}The files list the same members.`
  return `${paused}The files list others: ${more} whom the rule takes in are not listed, ${fewer} who are listed are left out by it.`
}
