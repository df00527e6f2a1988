'use client'

import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import styles from './explain.module.css'
import { type Explaining, loadExplaining } from './load'
import { useCommands } from './use-commands'
import { SAMPLES } from './words'

/** So many characters at once were pasted, and not typed. */
const PASTED = 24

/** Somebody pastes a text, and it is taken apart. Nothing of it leaves the page, nor is it kept: not in the address, not in a store. */
export function Explain() {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const result = useRef<HTMLHeadingElement>(null)
  const [{ text, version }, setGiven] = useState({ text: '', version: 0 })
  const [isHidden, setIsHidden] = useState(false)
  const [wasPasted, setWasPasted] = useState(false)
  const [door, setDoor] = useState<Explaining | 'failed'>()
  const setText = useCallback(
    (to: string) => setGiven((before) => ({ text: to, version: before.version + 1 })),
    [],
  )
  const ready = typeof door === 'object' ? door : undefined
  const commands = useCommands(text)
  const explained = useMemo(
    () =>
      ready && commands !== 'loading' && text !== ''
        ? ready.door.explain(text, Math.floor(Date.now() / 1000), commands)
        : undefined,
    [ready, commands, text],
  )
  const secrets = explained?.isSecret ?? false

  useEffect(() => {
    if (text !== '' && door === undefined) loadExplaining().then(setDoor, () => setDoor('failed'))
  }, [text, door])

  // What was pasted whole and holds a secret does not stay on the screen: whoever looks over a shoulder sees no more than its owner asked for.
  useEffect(() => {
    if (!wasPasted || !explained) return
    setWasPasted(false)
    if (!secrets) return
    setIsHidden(true)
    result.current?.focus()
  }, [wasPasted, explained, secrets])

  // A page that comes back by "back" comes back empty.
  useEffect(() => {
    const forget = () => {
      setText('')
      setIsHidden(false)
    }
    window.addEventListener('pagehide', forget)
    return () => window.removeEventListener('pagehide', forget)
  }, [setText])

  const change = (to: string, how: string | undefined) => {
    setWasPasted(/^insertFrom/.test(how ?? '') || to.length - text.length >= PASTED)
    setText(to)
  }
  const clear = () => {
    setText('')
    setIsHidden(false)
    requestAnimationFrame(() => field.current?.focus())
  }
  return (
    <div className={styles.explain}>
      <div className={styles.input}>
        {isHidden ? (
          <p className={styles.hidden}>
            What you pasted has {text.length} characters and something secret in it. It is hidden.
          </p>
        ) : (
          <>
            <label htmlFor={`${id}-text`}>What do you have?</label>
            <textarea
              ref={field}
              id={`${id}-text`}
              rows={6}
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              aria-describedby={`${id}-hint`}
              value={text}
              onChange={({ target, nativeEvent }) =>
                change(target.value, (nativeEvent as InputEvent).inputType)
              }
            />
            <p id={`${id}-hint`} className={styles.hint}>
              A token, an address, a request or its answer, a command for curl, an error. It stays in this
              page.
            </p>
          </>
        )}
        <p className={styles.buttons}>
          {isHidden && (
            <button type="button" className="button button-small" onClick={() => setIsHidden(false)}>
              Show it
            </button>
          )}
          {text !== '' && (
            <button type="button" className="button button-small" onClick={clear}>
              Clear
            </button>
          )}
          {text === '' && <span className={styles.hint}>Nothing at hand? Take</span>}
          {text === '' &&
            SAMPLES.map((sample) => (
              <button
                key={sample.title}
                type="button"
                className="button button-small"
                onClick={() => setText(sample.text)}
              >
                {sample.title}
              </button>
            ))}
        </p>
      </div>
      {text !== '' && door === undefined && <p>Loading what takes it apart.</p>}
      {door === 'failed' && (
        <p role="alert">
          What takes it apart could not be loaded.{' '}
          <button type="button" className="button button-small" onClick={() => setDoor(undefined)}>
            Try again
          </button>
        </p>
      )}
      <p role="status" className="visually-hidden">
        {explained &&
          statusOf(
            explained.findings.map(({ title }) => title),
            explained.notes,
          )}
      </p>
      {ready && explained && (
        <section aria-labelledby={`${id}-result`} className={styles.result}>
          <h2 id={`${id}-result`} ref={result} tabIndex={-1}>
            {explained.findings.length > 0 ? 'What it is' : 'Nothing to take apart'}
          </h2>
          {explained.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <ready.Results key={version} explained={explained} door={ready.door} />
        </section>
      )}
    </div>
  )
}

const statusOf = (titles: readonly string[], notes: readonly string[]) =>
  titles.length > 0 ? `Found: ${titles.join('; ')}.` : notes.join(' ')
