import type { Later } from './held'

/** Something later in this run, in the words of its step. */
export interface LaterWords {
  readonly until: Later
  readonly says: string
}

const SPANS: readonly [number, string][] = [
  [60, 'a minute'],
  [660, '11 minutes'],
  [3_600, 'an hour'],
  [7_200, '2 hours'],
  [86_400, 'a day'],
  [7_776_000, '90 days'],
]
export const SPAN = 60

interface Props {
  readonly value: number | Later
  readonly laters: readonly LaterWords[]
  readonly onPick: (wait: number | Later) => void
}

/** How long a message waits: so many seconds, or until something of this run has happened. */
export function Wait({ value, laters, onPick }: Props) {
  const key = JSON.stringify(value)
  const isKnown =
    SPANS.some(([seconds]) => seconds === value) || laters.some(({ until }) => JSON.stringify(until) === key)
  return (
    <label className="hand-pick">
      After{' '}
      <select value={key} onChange={({ target }) => onPick(JSON.parse(target.value))}>
        {SPANS.map(([seconds, says]) => (
          <option key={seconds} value={seconds}>
            {says}
          </option>
        ))}
        {!isKnown && (
          <option value={key}>
            {typeof value === 'number' ? `${value} seconds` : 'something that this run does not come to'}
          </option>
        )}
        {laters.length > 0 && (
          <optgroup label="Something that happens later">
            {laters.map(({ until, says }) => (
              <option key={JSON.stringify(until)} value={JSON.stringify(until)}>
                {says}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  )
}
