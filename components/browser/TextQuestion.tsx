import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Answer } from '../lab/engine'
import type { Ask } from './ask'
import { Answered } from './Choice'

interface Props {
  readonly ask: Ask | undefined
  readonly label: string
  /** The member of the answer that is typed. */
  readonly name: string
  readonly type?: 'text' | 'password'
  readonly numeric?: boolean
  /** What the button says that fills it in, and the one that sends it. */
  readonly fill?: string
  readonly send: string
  readonly hint?: string | undefined
  readonly problem: string | undefined
  readonly about: string
  /** A word of the lab's own, not of the page: how to go on from a problem. */
  readonly help?: string | undefined
  /** And to somebody who sends nothing: no message is made of it. */
  readonly empty?: string
}

/** A question that is answered by typing one text. */
export function TextQuestion({
  ask,
  label,
  name,
  type = 'text',
  numeric,
  fill = 'Fill it in for me',
  send,
  hint = '',
  problem,
  about,
  help,
  empty,
}: Props) {
  const typed = (answer: Answer | undefined) =>
    String((answer?.value as Record<string, unknown> | undefined)?.[name] ?? '')
  const [text, setText] = useState(typed(ask?.given) || hint)
  const [shown, setShown] = useState(false)
  const [isEmpty, sayEmpty] = useState(false)
  const submit = useRef<HTMLButtonElement>(null)
  const put = ask?.put
  useEffect(() => {
    if (!put) return
    setText(put.text)
    setShown(true)
    submit.current?.focus()
  }, [put])
  const answer = (event: FormEvent) => {
    event.preventDefault()
    if (empty && text.trim() === '') return sayEmpty(true)
    if (ask?.live) ask.onAnswer({ [name]: text } as unknown as Answer['value'])
  }
  return (
    <form onSubmit={answer} autoComplete="off">
      <p className="page-about">{about}</p>
      {problem && (
        <p className="page-problem" role="alert">
          {problem}
        </p>
      )}
      {(isEmpty || (problem && help)) && (
        <p className="page-help" role={isEmpty ? 'alert' : undefined}>
          {isEmpty ? empty : help}
        </p>
      )}
      <label className="page-field">
        {label}
        <input
          className="field-input"
          type={shown ? 'text' : type}
          name={name}
          value={text}
          maxLength={256}
          autoComplete="off"
          inputMode={numeric ? 'numeric' : undefined}
          readOnly={!ask?.live}
          spellCheck={false}
          autoCapitalize="none"
          data-1p-ignore
          data-lpignore="true"
          onChange={(event) => {
            setText(event.target.value)
            sayEmpty(false)
          }}
        />
      </label>
      <div className="page-buttons">
        {ask?.live && ask.sensible && (
          <button
            type="button"
            className="button button-small button-plain fill-in"
            onClick={() => {
              setText(typed(ask.sensible))
              setShown(true)
              submit.current?.focus()
            }}
          >
            {fill}
          </button>
        )}
        <button ref={submit} type="submit" className="button button-sign" disabled={!ask?.live}>
          {send}
        </button>
      </div>
      <Answered ask={ask} />
    </form>
  )
}
