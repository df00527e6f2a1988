import type { ObjectAnswer } from '../../simulator/doors/policy-membership'
import type { RuleAnswer } from './model/answer'
import { MARK_OF } from './verdict'

interface Props {
  readonly text: string
  readonly answer: RuleAnswer
  /** Of the person who is unfolded. */
  readonly why: ObjectAnswer | undefined
}

/** The rule as it is read: its parts numbered, and each as it came out for the one who is unfolded; or the place where it is wrong. */
export function Drawn({ text, answer, why }: Props) {
  if (text.trim() === '') return null
  if (!answer.valid) {
    const at = Math.min(answer.position, text.length)
    return (
      <pre className="ru-drawn" aria-hidden="true">
        {text.slice(0, at)}
        <mark>{text.slice(at, at + 1).trim() || '␣'}</mark>
        {text.slice(at + 1)}
      </pre>
    )
  }
  let end = 0
  return (
    <pre className="ru-drawn" aria-hidden="true">
      {answer.parts.map(({ place }, index) => {
        const before = text.slice(end, place.from)
        end = place.to
        const verdict = why?.parts[index]?.verdict
        return (
          <span key={place.from}>
            {before}
            <span className="ru-part" data-verdict={verdict === undefined ? undefined : String(verdict)}>
              <b>{index + 1}</b>
              {text.slice(place.from, place.to)}
              {verdict !== undefined && <i>{MARK_OF(verdict)}</i>}
            </span>
          </span>
        )
      })}
      {text.slice(end)}
    </pre>
  )
}
