import { memo } from 'react'
import type { ConditionAnswer, ConditionalAccessPolicy, PolicyAnswer } from '../../../simulator/doors/policy'
import { ROLE } from '../../ui/table-roles'
import { type CONDITIONS, conditionsShown, conditionTitle, outcomeOf, STATES } from '../model/words'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { isSame } from './is-same'
import { OutcomeMark } from './OutcomeMark'
import { PolicyDetail } from './PolicyDetail'

interface Props {
  readonly answer: PolicyAnswer
  readonly policy: ConditionalAccessPolicy | undefined
  /** The policy as it came. */
  readonly before: ConditionalAccessPolicy | undefined
  readonly columns: typeof CONDITIONS
  /** Its place in a table of which not all is drawn, from 1 with the head; otherwise everybody can count. */
  readonly at: number | undefined
}

const SAYS = {
  matched: 'met',
  any: 'not set',
  'ruled-out': 'rules it out',
  unknown: 'cannot be decided',
} as const

/** A policy's line through the conditions, its outcome, and its state to switch. Most answers change few rows: the others are not drawn again. */
export const PolicyRow = memo(Row, (one, other) => isSame(one, other))

function Row({ answer, policy, before, columns, at }: Props) {
  const control = useWhatIf()
  const open = useWhatIfState(({ open: { rows } }) => rows.has(answer.id))
  const { id, displayName, because } = answer
  const outcome = outcomeOf(answer)
  const conditions = conditionsShown(answer)
  const state = policy?.state ?? ''
  const changed = policy !== before
  // What the answer rests on: the condition that rules it out, or the one that cannot be decided.
  const isEnd = (each: ConditionAnswer) =>
    each.outcome === 'ruled-out' || (each.outcome === 'unknown' && each.because === because)
  const stop = conditions.findIndex(isEnd)
  const end = columns.findIndex(([condition]) => condition === conditions[stop]?.condition)
  // As far as the middle of the column where it ends; nowhere, where no condition was looked at.
  const reach = end >= 0 ? end + 0.5 : conditions.length > 0 ? columns.length : 0
  return (
    <>
      <tr
        {...ROLE.row}
        className="wi-row"
        aria-rowindex={at}
        data-outcome={outcome.kind}
        data-report={state === 'enabledForReportingButNotEnforced' || undefined}
        data-open={open || undefined}
        style={{
          backgroundPosition: `right calc(var(--after-columns) + ${columns.length - reach} * var(--column)) center`,
          backgroundSize: `calc(${reach} * var(--column)) 3px`,
        }}
      >
        <th scope="row" {...ROLE.rowheader} className="wi-name">
          <button
            type="button"
            id={`wi-row-${id}`}
            aria-expanded={open}
            aria-controls={open ? `wi-detail-${id}` : undefined}
            onClick={() => control.toggleRow(id)}
          >
            <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
              <path d="M7 4l6 6-6 6" fill="none" stroke="currentColor" strokeWidth="3" />
            </svg>
            <span>
              {displayName} {changed && <em>{before ? 'changed here' : 'added here'}</em>}
            </span>
          </button>
        </th>
        {columns.map(([condition, title]) => {
          const found = conditions.find((each) => each.condition === condition)
          return <Cell key={condition} title={title} outcome={found?.outcome} because={found?.because} />
        })}
        <td {...ROLE.cell} className="wi-outcome">
          <OutcomeMark kind={outcome.kind} title={outcome.title} />
        </td>
        <td {...ROLE.cell} className="wi-state">
          <select
            aria-label={`State of ${displayName}`}
            value={state}
            data-state={state}
            onChange={(event) => control.switchPolicy(id, event.target.value)}
          >
            {STATES.map(([each, title]) => (
              <option key={each} value={each}>
                {title}
              </option>
            ))}
            {!STATES.some(([each]) => each === state) && (
              <option value={state}>{state === '' ? 'Not said' : state}</option>
            )}
          </select>
        </td>
        {/* What the cells say, where there is no room for cells. */}
        <td {...ROLE.cell} className="wi-because">
          {stop >= 0 && <b>{conditionTitle(conditions[stop]?.condition ?? 'users')}: </b>}
          {because}
        </td>
      </tr>
      {open && (
        <tr {...ROLE.row} className="wi-detail-row">
          <td {...ROLE.cell} colSpan={columns.length + 3} id={`wi-detail-${id}`}>
            <PolicyDetail answer={answer} policy={policy} />
          </td>
        </tr>
      )}
    </>
  )
}

interface CellProps {
  readonly title: string
  /** Undefined when the engine has stopped before this condition. */
  readonly outcome: ConditionAnswer['outcome'] | undefined
  readonly because: string | undefined
}

/** Where a line meets a condition: a station, nothing, or the end of the line. */
const Cell = memo(function Cell({ title, outcome, because }: CellProps) {
  return (
    <td {...ROLE.cell} className="wi-cell" title={outcome === 'any' ? undefined : because}>
      {outcome === 'matched' && <i className="wi-stop" />}
      {outcome === 'unknown' && <i className="wi-stop wi-stop-unknown">?</i>}
      {outcome === 'ruled-out' && (
        <svg className="wi-buffer" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M2 2H18V18H2Z" />
          <path d="M6 6L14 14M14 6L6 14" fill="none" strokeWidth="2.6" />
        </svg>
      )}
      {outcome ? `${title} ${SAYS[outcome]}` : 'not looked at'}
    </td>
  )
})
