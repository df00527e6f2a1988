import { type Lifetime, momentInWords, timeAt } from '../../simulator/doors/time'
import { calledApart } from '../../simulator/doors/view'
import { useLabState, useLastSeq } from '../lab/lab-context'
import { TOKEN_NAMES } from '../ui/token-names'

/** What it is called, and what happens to it when its time has come. */
export function named({ kind, value }: Pick<Lifetime, 'kind' | 'value'>): { name: string; ends: string } {
  switch (kind) {
    case 'lock':
      return { name: `lock on ${value}`, ends: 'opens' }
    case 'device-code':
      return { name: 'device code', ends: 'ends' }
    case 'one-time-code':
      return { name: 'code from the phone', ends: 'ends' }
    default:
      return { name: TOKEN_NAMES[kind], ends: 'ends' }
  }
}

const STATES: Readonly<Record<Lifetime['state'], string>> = {
  lives: 'lives',
  used: 'used',
  ended: 'signed out',
  expired: 'has died',
}
const OWN_STATES: Readonly<Partial<Record<Lifetime['kind'], Partial<typeof STATES>>>> = {
  // It is no thing that lives.
  lock: { lives: 'locked', expired: 'open again' },
  'device-code': { ended: 'declined' },
}

interface Props {
  readonly list: readonly Lifetime[]
  /** Lets time pass until one of them ends; undefined where none can. */
  readonly onWait?: ((until: Lifetime) => void) | undefined
}

/** Every session, token, code and lock that there is by now: who has it, when it ends, and whether it still lives. */
export function LifetimeTable({ list, onWait }: Props) {
  const events = useLabState(({ story }) => story.events)
  const lastSeq = useLastSeq()
  if (list.length === 0) return <p className="quiet">There is no session, no token and no code yet.</p>
  const now = Math.floor(timeAt(events, lastSeq) / 1000)
  const party = (id: string) => calledApart(events, id, lastSeq)
  return (
    <table>
      <caption>What lives, and until when</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Seen by</th>
          <th scope="col">Ends</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {list.map((each) => {
          const { kind, value, heldBy, expiresAt, state } = each
          const { name, ends } = named(each)
          return (
            <tr key={`${kind} ${value}`} data-over={state !== 'lives' || undefined}>
              <th scope="row">{name}</th>
              <td>{heldBy.map(party).join(', ')}</td>
              <td>
                {momentInWords(expiresAt, now)}{' '}
                {state === 'lives' && onWait && (
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={`Go to when the ${name} ${ends}`}
                    onClick={() => onWait(each)}
                  >
                    Go there
                  </button>
                )}
              </td>
              <td>{OWN_STATES[kind]?.[state] ?? STATES[state]}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
