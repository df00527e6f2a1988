import { type RefObject, useRef } from 'react'
import { Drawn } from './Drawn'
import type { RuleAnswer } from './model/answer'

const OWN_SOURCE = 'https://learn.microsoft.com/entra/fundamentals/users-default-permissions'

interface Props {
  readonly text: string
  /** The text that `answer` is of: where it is typed fast, one from a moment ago. */
  readonly asked: string
  readonly answer: RuleAnswer
  /** The part of somebody who is unfolded. */
  readonly chosen: string | undefined
  onWrite(rule: string): void
}

/** The rule as it is written, as it is read, where it is wrong, and what is to be known of it. */
export function RuleText({ text, asked, answer, chosen, onWrite }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const why = answer.valid && chosen !== undefined ? answer.why(chosen) : undefined
  return (
    <>
      <label htmlFor="ru-text">Membership rule</label>
      <textarea
        id="ru-text"
        ref={field}
        rows={4}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        value={text}
        aria-invalid={!answer.valid || undefined}
        aria-describedby="ru-says"
        onChange={({ target }) => onWrite(target.value)}
      />
      <Drawn text={asked} answer={answer} why={why} />
      <div id="ru-says" className="ru-says" role="status">
        {answer.valid ? (
          <p>
            {answer.parts.some(({ doubt }) => doubt !== null)
              ? 'It can be read; whom it takes in is not known of everybody.'
              : `It can be read: a rule about ${answer.kind === 'user' ? 'people' : 'devices'}.`}
          </p>
        ) : (
          <p className="ru-wrong">
            At character {answer.position + 1}: {answer.message} {answer.hint} {answer.doubt}
          </p>
        )}
      </div>
      {answer.valid ? (
        <Notes answer={answer} />
      ) : (
        <button
          type="button"
          className="button button-small"
          onClick={() => goTo(field, answer.position, text.length)}
        >
          Go to the place
        </button>
      )}
    </>
  )
}

function goTo(field: RefObject<HTMLTextAreaElement | null>, position: number, length: number) {
  field.current?.focus()
  field.current?.setSelectionRange(position, Math.min(position + 1, length))
}

function Notes({ answer }: { readonly answer: Extract<RuleAnswer, { valid: true }> }) {
  return (
    <ul className="ru-notes">
      {answer.parts.map(
        ({ doubt, place }, index) =>
          doubt !== null && (
            <li key={place.from}>
              Part {index + 1}: {doubt}
            </li>
          ),
      )}
      {answer.parts.map(
        ({ isOwn, reads, place }, index) =>
          isOwn && (
            <li key={`own ${place.from}`}>
              Part {index + 1} reads <code>{reads}</code>.{' '}
              {answer.kind === 'user'
                ? 'People change their own mobile number, and so decide themselves whether they are in this group.'
                : 'Whoever owns a device may rename it, and so decides whether it is in this group.'}{' '}
              <a href={OWN_SOURCE}>Default user permissions</a>
            </li>
          ),
      )}
      {answer.warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  )
}
