import { type ReactNode, useState } from 'react'
import { type Difference, neitherSays, type Row, sections } from '../../../simulator/doors/policy-change'
import { ROLE } from '../../ui/table-roles'
import { useWhatIf } from '../use-what-if'
import { Plan } from './Plan'
import { useDifference } from './use-difference'

/** Everybody for whom the answer changes, and the plan. */
export function Effect() {
  const { status, found, says, isOld, stop, again } = useDifference()
  const difference = found?.difference
  const isLooking = status === 'looking' || (isOld && status !== 'failed' && status !== 'stopped')
  return (
    <div className="wi-effect" aria-busy={isLooking}>
      <h3>What it does</h3>
      <div role="status">
        {isLooking && (
          <p className="wi-note">Trying everybody and every circumstance that the policies tell apart.</p>
        )}
        {status === 'failed' && <p className="wi-wrong">{says}</p>}
        {status === 'stopped' && <p className="wi-note">Stopped. What the change does is not known.</p>}
        {!isLooking && status === 'found' && difference && <p className="wi-note">{counted(difference)}</p>}
      </div>
      {status === 'looking' && (
        <button type="button" className="button button-small" onClick={stop}>
          Stop
        </button>
      )}
      {(status === 'stopped' || status === 'failed') && (
        <button type="button" className="button button-small" onClick={again}>
          Try it again
        </button>
      )}
      {difference && found && (
        <div data-old={isOld || undefined}>
          {difference.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {difference.supposes !== null && <p className="wi-small">{difference.supposes}</p>}
          {sections(difference.rows).map(([title, rows]) => (
            <Rows key={title} title={title} rows={rows} />
          ))}
          {difference.neither !== null && (
            <p className="wi-small">
              <b>Not certain.</b> {neitherSays(difference.neither)}
            </p>
          )}
          {difference.untried !== null && (
            <p className="wi-small">
              <b>Not certain.</b> {difference.untried}
            </p>
          )}
          {!isOld && <Plan difference={difference} />}
        </div>
      )}
    </div>
  )
}

function counted({ rows, isCertain, neither, signIns }: Difference): string {
  const of = `The policies tell ${signIns.toLocaleString('en')} sign-ins apart.`
  if (rows.length === 0)
    return `${neither !== null ? 'Nothing that is known changes.' : isCertain ? 'Nothing changes for anybody.' : 'Nothing is known to change.'} ${of}`
  const kinds = sections(rows).map(([title, own]) => `${title.toLowerCase()}: ${own.length}`)
  return `${of} The answer changes in ${rows.length} ${rows.length === 1 ? 'way' : 'ways'} (${kinds.join('; ')}).`
}

/** The answer stays near. */
const MOST_SHOWN = 6

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, MOST_SHOWN)
  return (
    <>
      <h4>
        {title} <small>({rows.length})</small>
      </h4>
      <table className="wi-effect-rows" {...ROLE.table} aria-label={title}>
        <thead {...ROLE.rowgroup}>
          <tr {...ROLE.row}>
            {['Who', 'When', 'Before', 'After', 'By'].map((each) => (
              <th key={each} scope="col" {...ROLE.columnheader}>
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.rowgroup}>
          {shown.map((row) => (
            <Line key={JSON.stringify([row.who, row.when, row.before.says, row.after.says])} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length > MOST_SHOWN && (
        <button
          type="button"
          className="button button-small"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? `Show the first ${MOST_SHOWN}` : `Show all ${rows.length}`}
        </button>
      )}
    </>
  )
}

function Line({
  row: { kind, who, when, before, after, policies, signIn, isExact, doubts },
}: {
  readonly row: Row
}) {
  const control = useWhatIf()
  const names = [...new Set(policies)]
  return (
    <tr {...ROLE.row} data-kind={kind}>
      <th scope="row" {...ROLE.rowheader}>
        <button
          type="button"
          onClick={() => {
            control.choose(signIn)
            document.getElementById('wi-verdict-title')?.focus()
          }}
        >
          <Few>
            {isExact ? '' : 'some of '}
            {who}
          </Few>
        </button>
      </th>
      <td {...ROLE.cell} data-title="When">
        <Few>{when.length === 0 ? 'always' : when.join('; ')}</Few>
      </td>
      <td {...ROLE.cell} data-title="Before">
        <Few>{before.says}</Few>
      </td>
      <td {...ROLE.cell} data-title="After">
        <Few>{after.says}</Few>
        {doubts.length > 0 && (
          <details>
            <summary>Not certain</summary>
            <ul>
              {doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td {...ROLE.cell} data-title="By">
        {names.map((name) => (
          <Few key={name}>
            {name}
            {name !== names.at(-1) && ', '}
          </Few>
        ))}
      </td>
    </tr>
  )
}

/** A few lines: what somebody calls a policy or a person may be as long as they like. */
function Few({ children }: { readonly children: ReactNode }) {
  return <span className="wi-few">{children}</span>
}
