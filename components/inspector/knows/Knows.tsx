import { holdings, holds, openValues } from '../../../simulator/doors/knows'
import { type ActorId, parties, type Secret } from '../../../simulator/doors/view'
import { useLabState, useLastSeq } from '../../lab/lab-context'
import { Chip } from '../../ui/Chip'
import { heldWords } from '../../ui/held-words'
import type { Kind } from '../../ui/kinds'
import { Spec } from '../../ui/Spec'
import { TOKEN_NAMES } from '../../ui/token-names'

const NAMES: Readonly<Record<Secret['kind'], string>> = {
  ...TOKEN_NAMES,
  password: 'password',
  'one-time-code': 'code from the phone',
  'code-verifier': 'code verifier',
  'client-secret': 'client secret',
  'client-assertion': 'client assertion',
  'device-code': 'device code',
  'user-code': 'user code',
}

function chipOf(kind: Secret['kind']): Kind {
  return Object.hasOwn(TOKEN_NAMES, kind) ? (kind as Kind) : 'credential'
}

/** Who has seen which secret, read from the messages themselves, and what whoever holds it could do; then what is no secret. */
export function Knows() {
  const events = useLabState(({ story }) => story.events)
  const lastSeq = useLastSeq()
  const secrets = holdings(events, lastSeq)
  const open = openValues(events, lastSeq)
  if (secrets.length + open.length === 0) return <p className="quiet">Nobody has sent a secret yet.</p>
  return (
    <>
      <Loot />
      <ul className="knows">
        {secrets.map(({ kind, value, knownTo, could }) => (
          <li key={value}>
            <p>
              <Chip kind={chipOf(kind)} focusable={false}>
                {NAMES[kind]}
              </Chip>{' '}
              <Value value={value} />
            </p>
            <Who knownTo={knownTo} />
            <p className="knows-could">{could}</p>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <>
          <h2 className="knows-open">No secrets</h2>
          <ul className="knows">
            {open.map(({ name, value, knownTo, says, spec }) => (
              <li key={value}>
                <p>
                  <b>
                    <code>{name}</code>
                  </b>{' '}
                  <Value value={value} />
                </p>
                <Who knownTo={knownTo} />
                <p className="knows-could">
                  {says} <Spec at={spec} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What an attacker has come by up to here, in words. */
function Loot() {
  const events = useLabState(({ story }) => story.events)
  const lastSeq = useLastSeq()
  const attacker = parties(events, lastSeq).find(({ attacks }) => attacks)
  if (!attacker) return null
  const held = holds(events, lastSeq, attacker.id)
  return (
    <section className="knows-loot" aria-label={`${attacker.name} now holds`}>
      <h2>{attacker.name} now holds</h2>
      {held.length === 0 ? (
        <p>no code, no token, no session.</p>
      ) : (
        <ul>
          {held.map((each) => (
            <li key={each.value}>
              {heldWords(each)} <Value value={each.value} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Value({ value }: { value: string }) {
  return <code>{value.length > 18 ? `${value.slice(0, 10)}…${value.slice(-6)}` : value}</code>
}

function Who({ knownTo }: { knownTo: readonly ActorId[] }) {
  const events = useLabState(({ story }) => story.events)
  return (
    <p className="knows-who">
      <span>known to</span>
      {parties(events, useLastSeq())
        .filter(({ id }) => knownTo.includes(id))
        .map(({ id, kind, name }) => (
          <Chip key={id} kind={kind} focusable={false}>
            {name}
          </Chip>
        ))}
    </p>
  )
}
