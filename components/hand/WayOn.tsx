import type { Party } from '../../simulator/doors/view'
import type { Later, Way, When } from './held'
import { type LaterWords, SPAN, Wait } from './Wait'

interface Props {
  readonly way: Way
  readonly isRequest: boolean
  readonly parties: readonly Party[]
  /** Whether it has answered in this run, whatever it is. */
  readonly serves: (party: Party) => boolean
  readonly when: When
  readonly laters: readonly LaterWords[]
  readonly onChange: (way: Way) => void
}

/** Who has a server that a message can be sent to. */
const SERVERS: readonly Party['kind'][] = ['identity-provider', 'resource', 'service-principal']

/** What happens to the message as a whole: an answer goes to whoever asked, once. */
export function WayOn({ way, isRequest, parties, serves, when, laters, onChange }: Props) {
  const isServer = (party: Party) => SERVERS.includes(party.kind) || serves(party)
  const others = parties.filter((party) => isServer(party) && party.id !== when.to)
  const senders = parties.filter(
    (party) => isServer(party) || party.kind === 'browser' || party.id === when.from,
  )
  const choice = (is: Way['do'], says: string, chosen: Way) => (
    <label className="hand-choice">
      <input type="radio" name="way" checked={way.do === is} onChange={() => onChange(chosen)} />
      <span>{says}</span>
    </label>
  )
  return (
    <fieldset className="hand-way">
      <legend>When you let go</legend>
      {choice('send', 'It goes on', { do: 'send' })}
      {choice('drop', 'It is dropped', { do: 'drop' })}
      {choice('hold', 'It goes on later', { do: 'hold', seconds: SPAN })}
      {way.do === 'hold' && (
        <>
          <Wait
            value={'until' in way ? way.until : way.seconds}
            laters={laters}
            onPick={(wait) =>
              onChange(typeof wait === 'number' ? { do: 'hold', seconds: wait } : { do: 'hold', until: wait })
            }
          />
          {'until' in way && (
            <p className="hand-was">
              {isRequest
                ? 'Whoever sent it waits as long as anybody else can go on, and then for no answer any more. It still arrives.'
                : 'Whoever asked waits as long as anybody else can go on, and then for no answer any more.'}
            </p>
          )}
        </>
      )}
      {isRequest && choice('replay', 'It goes on, and comes once more', { do: 'replay', afterSeconds: SPAN })}
      {way.do === 'replay' && (
        <>
          <Wait
            value={'until' in way ? way.until : way.afterSeconds}
            laters={laters}
            onPick={(wait) => onChange({ ...parts(way), ...spanOf(wait) })}
          />
          <Pick
            label="Sent by"
            value={way.from}
            none="somebody outside"
            parties={senders}
            onPick={(from) => onChange({ ...spanNow(way), ...parts({ ...way, from }) })}
          />
          <Pick
            label="To"
            value={way.to}
            none={parties.find(({ id }) => id === when.to)?.name ?? when.to}
            parties={others}
            onPick={(to) => onChange({ ...spanNow(way), ...parts({ ...way, to }) })}
          />
        </>
      )}
      {isRequest &&
        others.length > 0 &&
        choice('divert', 'It goes to somebody else', { do: 'divert', party: others[0]?.id ?? '' })}
      {way.do === 'divert' && (
        <label className="hand-pick">
          To{' '}
          <select
            value={way.party}
            onChange={(event) => onChange({ do: 'divert', party: event.target.value })}
          >
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  )
}

type Replay = Extract<Way, { readonly do: 'replay' }>

const spanOf = (wait: number | Later) => (typeof wait === 'number' ? { afterSeconds: wait } : { until: wait })
const spanNow = (way: Replay) => spanOf('until' in way ? way.until : way.afterSeconds)

/** Who sends a copy, and to whom, where that is somebody else than it was. */
function parts({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  return { do: 'replay', ...(from && { from }), ...(to && { to }) } as const
}

function Pick({
  label,
  value = '',
  none,
  parties,
  onPick,
}: {
  readonly label: string
  readonly value: string | undefined
  readonly none: string
  readonly parties: readonly Party[]
  readonly onPick: (id: string | undefined) => void
}) {
  return (
    <label className="hand-pick">
      {label}{' '}
      <select value={value} onChange={({ target }) => onPick(target.value || undefined)}>
        <option value="">{none}</option>
        {parties.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
