import type { OpenMembership } from '../../../simulator/doors/policy-aside'
import { useWhatIf, useWhatIfState } from '../use-what-if'

const MOST_ROWS = 8

const SAYS = {
  group: [
    [true, 'In it'],
    [false, 'Not in it'],
    [null, 'Not known'],
  ],
  role: [
    [true, 'Has it'],
    [false, 'Has it not'],
    [null, 'Not known'],
  ],
} as const

/** Groups, roles and methods of which the export does not say whether the person has them, as far as the answer depends on it. */
export function SupposeField() {
  const memberships = useWhatIfState(({ aside }) => aside.memberships)
  const methodsAllowed = useWhatIfState(({ aside }) => aside.methodsAllowed)
  if (memberships.length === 0 && methodsAllowed === null) return null
  const more = memberships.length - MOST_ROWS
  return (
    <fieldset className="wi-group">
      <legend>What the export does not say</legend>
      <p className="wi-small">The answer depends on it. Suppose what is so.</p>
      <ul className="wi-suppose">
        {memberships.slice(0, MOST_ROWS).map((each) => (
          <Row key={`${each.kind} ${each.id}`} {...each} />
        ))}
        {methodsAllowed !== null && <Methods is={methodsAllowed} />}
      </ul>
      {more > 0 && <p className="wi-small">And {more} more: they come up as these are answered.</p>}
    </fieldset>
  )
}

const METHODS = [
  [true, 'All are allowed'],
  [false, 'Not known'],
] as const

/** Of methods of which the export does not say whether the person may use them. */
function Methods({ is }: { readonly is: boolean }) {
  const control = useWhatIf()
  return (
    <li>
      <fieldset>
        <legend>
          <b>Methods</b> that would do
        </legend>
        {METHODS.map(([value, says]) => (
          <button
            key={says}
            type="button"
            aria-pressed={is === value}
            data-control={`Methods: ${says}`}
            onClick={() => control.shows({ methodsAllowed: value })}
          >
            {says}
          </button>
        ))}
      </fieldset>
    </li>
  )
}

function Row({ kind, id, name, is }: OpenMembership) {
  const control = useWhatIf()
  const title = `The ${kind} ${name}`
  return (
    <li>
      <fieldset>
        <legend>
          {kind === 'group' ? 'The group ' : 'The role '}
          <b>{name}</b>
        </legend>
        {SAYS[kind].map(([value, says]) => (
          <button
            key={says}
            type="button"
            aria-pressed={is === value}
            data-control={`${title}: ${says}`}
            onClick={() => control.suppose({ kind, id }, value)}
          >
            {says}
          </button>
        ))}
      </fieldset>
    </li>
  )
}
