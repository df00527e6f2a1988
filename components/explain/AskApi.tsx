'use client'

import { useEffect, useId, useState } from 'react'
import type { Answer } from '../../simulator/doors/explain'
import { Spec } from '../ui/Spec'
import type { ExplainDoor } from './door'
import styles from './explain.module.css'
import { RESULTS } from './words'

interface Shown {
  readonly jwt: string
  readonly header: Readonly<Record<string, unknown>> | undefined
  readonly payload: Readonly<Record<string, unknown>> | undefined
}

const MINE = 'mine'
const NOTHING = { audience: '', tenant: '', permission: '' }

/** Why this API would refuse this token: each check by itself, for an API of the lab or one that is typed. */
export function AskApi({ shown, door }: { readonly shown: Shown; readonly door: ExplainDoor }) {
  const id = useId()
  const [api, setApi] = useState(() => apiOf(shown, door))
  const [typed, setTyped] = useState(NOTHING)
  const made = shown.payload?.iat
  const [clock, setClock] = useState<'now' | 'made'>(
    door.isOfTheLab(shown.payload?.iss) && typeof made === 'number' ? 'made' : 'now',
  )
  const [answer, setAnswer] = useState<Answer>()
  const iss = shown.payload?.iss

  useEffect(() => {
    let gone = false
    const asked = api === MINE ? door.typedApi(typed, iss) : door.labApis[api]
    const now = clock === 'made' && typeof made === 'number' ? made + 60 : Math.floor(Date.now() / 1000)
    if (!asked) setAnswer(undefined)
    else void door.askApi(shown, asked, now).then((found) => gone || setAnswer(found))
    return () => {
      gone = true
    }
  }, [api, typed, clock, door, iss, made, shown])

  const field = (name: keyof typeof NOTHING, title: string, hint: string) => (
    <p className={styles.field}>
      <label htmlFor={`${id}-${name}`}>{title}</label>
      <input
        id={`${id}-${name}`}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={400}
        aria-describedby={`${id}-${name}-hint`}
        value={typed[name]}
        onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
      />
      <small id={`${id}-${name}-hint`}>{hint}</small>
    </p>
  )
  return (
    <section className={styles.ask} aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`} className={styles.part}>
        Would an API take it?
      </h4>
      <div className={styles.question}>
        <p className={styles.field}>
          <label htmlFor={`${id}-api`}>API</label>
          <select id={`${id}-api`} value={api} onChange={({ target }) => setApi(target.value)}>
            {Object.entries(door.labApis).map(([name, each]) => (
              <option key={name} value={name}>
                {each.name}, of this lab
              </option>
            ))}
            <option value={MINE}>An API of your own</option>
          </select>
        </p>
        <p className={styles.field}>
          <label htmlFor={`${id}-clock`}>Its clock shows</label>
          <select
            id={`${id}-clock`}
            value={clock}
            onChange={({ target }) => setClock(target.value === 'made' ? 'made' : 'now')}
          >
            <option value="now">the time of this device</option>
            {typeof made === 'number' && <option value="made">a minute after the token was made</option>}
          </select>
        </p>
        {api === MINE &&
          field('audience', 'Its names', 'Its client id, and its App ID URI where it has one.')}
        {api === MINE && field('tenant', 'The tenant that it serves', 'By its id.')}
        {api === MINE &&
          field('permission', 'A permission that it asks for', 'A scope or an app role, as Files.Read.')}
      </div>
      <div role="status">
        {answer ? <AnswerView answer={answer} /> : <p>Say what the API is called first.</p>}
      </div>
    </section>
  )
}

function AnswerView({ answer: { result, says, checks } }: { readonly answer: Answer }) {
  return (
    <>
      <p className={styles.verdict} data-result={result}>
        {says}
      </p>
      <ul className={`checks ${styles.checks}`}>
        {checks.map(({ check, spec, result, says, stops }) => (
          <li key={check} data-result={result}>
            <span className={styles.mark} aria-hidden="true">
              {RESULTS[result].sign}
            </span>
            <span>
              <span className="visually-hidden">{RESULTS[result].word}: </span>
              {says} <Spec at={spec} />
              {stops && <span className={styles.stops}>It stops: {stops}</span>}
              <code className="check-name">{check}</code>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The API of the lab that a token names; one of the reader's own for a token of elsewhere. */
function apiOf(shown: Shown, { isOfTheLab, labApis }: ExplainDoor): string {
  const aud = JSON.stringify(shown.payload?.aud ?? '')
  const named = Object.entries(labApis).find(
    ([, { options, name }]) =>
      aud.includes(options.appId) || (name === 'Microsoft Graph' && aud.includes('graph.microsoft.com')),
  )
  return isOfTheLab(shown.payload?.iss) ? (named?.[0] ?? Object.keys(labApis)[0] ?? MINE) : MINE
}
