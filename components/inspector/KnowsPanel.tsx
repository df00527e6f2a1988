import { knowledge, parties, type Secret } from '../../simulator/doors/view'
import { useLabState, useLastSeq } from '../lab/lab-context'
import { Chip } from '../ui/Chip'
import type { Kind } from '../ui/kinds'
import { TOKEN_NAMES } from './Fields'

const NAMES: Readonly<Record<Secret['kind'], string>> = {
  ...TOKEN_NAMES,
  password: 'password',
  'one-time-code': 'code from the phone',
  'code-verifier': 'code verifier',
  'client-secret': 'client secret',
  'device-code': 'device code',
  'user-code': 'user code',
  'client-assertion': 'client assertion',
}

function chipOf(kind: Secret['kind']): Kind {
  return Object.hasOwn(TOKEN_NAMES, kind) ? (kind as Kind) : 'credential'
}

/** Who has seen which secret, read from the messages themselves. */
export function KnowsPanel() {
  const events = useLabState(({ story }) => story.events)
  const lastSeq = useLastSeq()
  const secrets = knowledge(events, lastSeq)
  if (secrets.length === 0) return <p className="quiet">Nobody has sent a secret yet.</p>
  return (
    <ul className="knows">
      {secrets.map(({ kind, value, knownTo }) => (
        <li key={value}>
          <p>
            <Chip kind={chipOf(kind)} focusable={false}>
              {NAMES[kind]}
            </Chip>{' '}
            <code>{value.length > 18 ? `${value.slice(0, 10)}…${value.slice(-6)}` : value}</code>
          </p>
          <p className="knows-who">
            <span>seen by</span>
            {parties(events, lastSeq)
              .filter(({ id }) => knownTo.includes(id))
              .map(({ id, kind: party, name }) => (
                <Chip key={id} kind={party} focusable={false}>
                  {name}
                </Chip>
              ))}
          </p>
        </li>
      ))}
    </ul>
  )
}
