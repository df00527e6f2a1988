import type { Party } from '../../simulator/doors/view'
import type { Way, When } from './held'

interface Props {
  readonly way: Way
  readonly isRequest: boolean
  readonly parties: readonly Party[]
  readonly when: When
  readonly onChange: (way: Way) => void
}

const SPANS: readonly [number, string][] = [
  [60, 'a minute'],
  [660, '11 minutes'],
  [3_600, 'an hour'],
  [7_200, '2 hours'],
  [86_400, 'a day'],
  [7_776_000, '90 days'],
]
const SPAN = 60
/** Who has a server that a message can be sent to. */
const SERVERS: readonly Party['kind'][] = ['identity-provider', 'resource', 'service-principal']

/** What happens to the message as a whole: an answer goes to whoever asked, once. */
export function WayOn({ way, isRequest, parties, when, onChange }: Props) {
  const others = parties.filter(({ id, kind }) => SERVERS.includes(kind) && id !== when.to)
  const senders = parties.filter(
    ({ id, kind }) => SERVERS.includes(kind) || kind === 'browser' || id === when.from,
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
        <Spans label="After" value={way.seconds} onPick={(seconds) => onChange({ do: 'hold', seconds })} />
      )}
      {isRequest && choice('replay', 'It goes on, and comes once more', { do: 'replay', afterSeconds: SPAN })}
      {way.do === 'replay' && (
        <>
          <Spans
            label="After"
            value={way.afterSeconds}
            onPick={(afterSeconds) => onChange({ ...way, afterSeconds })}
          />
          <label className="hand-pick">
            Sent by{' '}
            <select
              value={way.from ?? ''}
              onChange={({ target: { value } }) =>
                onChange({
                  do: 'replay',
                  afterSeconds: way.afterSeconds,
                  ...(value !== '' && { from: value }),
                })
              }
            >
              <option value="">somebody outside</option>
              {senders.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
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

function Spans({
  label,
  value,
  onPick,
}: {
  label: string
  value: number
  onPick: (seconds: number) => void
}) {
  return (
    <label className="hand-pick">
      {label}{' '}
      <select value={value} onChange={(event) => onPick(Number(event.target.value))}>
        {SPANS.map(([seconds, says]) => (
          <option key={seconds} value={seconds}>
            {says}
          </option>
        ))}
        {!SPANS.some(([seconds]) => seconds === value) && <option value={value}>{value} seconds</option>}
      </select>
    </label>
  )
}
