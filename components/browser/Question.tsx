import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { SignInPage } from '../../simulator/doors/view'
import type { Answer } from '../lab/engine'
import type { Ask } from './ask'

interface Props<K extends SignInPage['kind'] = SignInPage['kind']> {
  readonly page: Extract<SignInPage, { kind: K }>
  readonly ask: Ask | undefined
}

/** A sign-in page that asks: its form is the answer of the run. */
export function Question({ page, ask }: Props) {
  switch (page.kind) {
    case 'username':
      return (
        <TextQuestion
          page={page}
          ask={ask}
          label="User name"
          name="username"
          type="text"
          complete="off"
          hint={page.loginHint}
          problem={page.problem?.message}
          about={`to go on to ${page.appName}`}
        />
      )
    case 'password':
      return (
        <TextQuestion
          page={page}
          ask={ask}
          label="Password"
          name="password"
          type="password"
          complete="off"
          problem={page.problem?.message}
          about={page.username}
        />
      )
    case 'totp':
      return (
        <TextQuestion
          page={page}
          ask={ask}
          label="Code from your authenticator app"
          name="code"
          type="text"
          complete="off"
          numeric
          problem={page.problem?.message}
          about={`${page.username}, ${page.attemptsLeft} ${page.attemptsLeft === 1 ? 'attempt' : 'attempts'} left`}
        />
      )
    case 'account':
      return (
        <Choice ask={ask}>
          {page.accounts.map(({ username, displayName }) => (
            <Pick key={username} ask={ask} value={{ username }} className="page-account">
              <b>{displayName}</b> {username}
            </Pick>
          ))}
          <Pick ask={ask} value={{ username: null }} className="page-account">
            Use another account
          </Pick>
        </Choice>
      )
    case 'consent':
      return (
        <Choice
          ask={ask}
          about={page.username}
          buttons={
            <>
              <Pick ask={ask} value={{ accept: false }}>
                Cancel
              </Pick>
              <Pick ask={ask} value={{ accept: true }} className="button-sign">
                Accept
              </Pick>
            </>
          }
        >
          <p>
            <b>{page.appName}</b> ({page.publisher}) would like to:
          </p>
          <ul className="page-permissions">
            {page.permissions.map(({ value, title, description, resource }) => (
              <li key={value}>
                <details>
                  <summary>{title}</summary>
                  <p>
                    {description} <code>{value}</code> of {resource}
                  </p>
                </details>
              </li>
            ))}
          </ul>
        </Choice>
      )
  }
}

interface TextProps extends Props {
  readonly label: string
  readonly name: 'username' | 'password' | 'code'
  readonly type: 'text' | 'password'
  readonly complete: string
  readonly numeric?: boolean
  readonly hint?: string | undefined
  readonly problem: string | undefined
  readonly about: string
}

function TextQuestion({ ask, label, name, type, complete, numeric, hint = '', problem, about }: TextProps) {
  const typed = (answer: Answer | undefined) =>
    String((answer?.value as Record<string, unknown> | undefined)?.[name] ?? '')
  const [text, setText] = useState(typed(ask?.given) || hint)
  const [shown, setShown] = useState(false)
  const submit = useRef<HTMLButtonElement>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (ask?.live) ask.onAnswer({ [name]: text } as Answer['value'])
  }
  return (
    <form onSubmit={send} autoComplete="off">
      <p className="page-about">{about}</p>
      {problem && (
        <p className="page-problem" role="alert">
          {problem}
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
          autoComplete={complete}
          inputMode={numeric ? 'numeric' : undefined}
          readOnly={!ask?.live}
          spellCheck={false}
          autoCapitalize="none"
          data-1p-ignore
          data-lpignore="true"
          onChange={(event) => setText(event.target.value)}
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
            {name === 'code' ? 'Type it for me' : 'Fill it in for me'}
          </button>
        )}
        <button ref={submit} type="submit" className="button button-sign" disabled={!ask?.live}>
          {name === 'password' ? 'Sign in' : name === 'code' ? 'Verify' : 'Next'}
        </button>
      </div>
      {ask?.live && ask.answered && (
        <p className="page-branch">Answered before. Another answer begins a branch.</p>
      )}
    </form>
  )
}

function Choice({
  ask,
  about,
  buttons,
  children,
}: {
  ask: Ask | undefined
  about?: string
  buttons?: ReactNode
  children: ReactNode
}) {
  const { sensible } = ask ?? {}
  return (
    <div>
      {about && <p className="page-about">{about}</p>}
      {children}
      <div className="page-buttons">
        {ask?.live && sensible && (
          <button
            type="button"
            className="button button-small button-plain fill-in"
            onClick={() => ask.onAnswer(sensible.value)}
          >
            Choose for me
          </button>
        )}
        {buttons}
      </div>
      {ask?.live && ask.answered && (
        <p className="page-branch">Answered before. Another answer begins a branch.</p>
      )}
    </div>
  )
}

function Pick({
  ask,
  value,
  className = '',
  children,
}: {
  ask: Ask | undefined
  value: Answer['value']
  className?: string
  children: ReactNode
}) {
  const chosen = ask?.given && JSON.stringify(ask.given.value) === JSON.stringify(value)
  return (
    <button
      type="button"
      className={`button ${className}`}
      aria-pressed={chosen || undefined}
      disabled={!ask?.live}
      onClick={() => ask?.onAnswer(value)}
    >
      {children}
    </button>
  )
}
