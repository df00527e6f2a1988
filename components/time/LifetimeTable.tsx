import { type Lifetime, momentInWords, timeAt } from '../../simulator/doors/time'
import { partyNamed } from '../../simulator/doors/view'
import { useLabState, useLastSeq } from '../lab/lab-context'
import { TOKEN_NAMES } from '../ui/token-names'

export const kindName = (kind: Lifetime['kind']): string =>
  kind === 'one-time-code' ? 'code from the phone' : TOKEN_NAMES[kind]

const STATES: Readonly<Record<Lifetime['state'], string>> = {
  lives: 'lives',
  used: 'used',
  ended: 'signed out',
  expired: 'has died',
}

/** Every session, token and code that there is by now: who has it, when it ends, and whether it still lives. */
export function LifetimeTable({ list }: { readonly list: readonly Lifetime[] }) {
  const events = useLabState(({ story }) => story.events)
  const lastSeq = useLastSeq()
  if (list.length === 0) return <p className="quiet">There is no session, no token and no code yet.</p>
  const now = Math.floor(timeAt(events, lastSeq) / 1000)
  const named = (id: string) => partyNamed(events, id, lastSeq)?.name ?? id
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
        {list.map(({ kind, value, heldBy, expiresAt, state }) => (
          <tr key={`${kind} ${value}`} data-over={state !== 'lives' || undefined}>
            <th scope="row">{kindName(kind)}</th>
            <td>{heldBy.map(named).join(', ')}</td>
            <td>{momentInWords(expiresAt, now)}</td>
            <td>{STATES[state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
