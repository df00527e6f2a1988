import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Drawn } from './Drawn'
import { Members } from './Members'
import { answerFor, type Edits } from './model/answer'
import type { RuleEngine } from './model/engine'
import { EXAMPLES, FIRST_RULE } from './model/examples'
import { linkTo, ruleIn } from './model/link'
import type { People } from './model/people'
import { PeopleBar } from './PeopleBar'
import { RuledGroups } from './RuledGroups'

const SOURCE = 'https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership'
const OWN_SOURCE = 'https://learn.microsoft.com/entra/fundamentals/users-default-permissions'

/** A rule on one side, and on the other everybody whom it takes in or leaves out, with the reasons. */
export function RuleEditor({ engine }: { readonly engine: RuleEngine }) {
  const sample: People = { name: 'Contoso', tenant: engine.contosoPolicyTenant, whole: true, problems: [] }
  const [text, setText] = useState(FIRST_RULE)
  const [people, setPeople] = useState(sample)
  const [edits, setEdits] = useState<Edits>({})
  const [chosen, setChosen] = useState<string>()
  const [copied, setCopied] = useState('')
  const [now] = useState(() => Date.now())
  const field = useRef<HTMLTextAreaElement>(null)
  const asked = useDeferredValue(text)
  const answer = useMemo(
    () => answerFor(engine, { text: asked, tenant: people.tenant, whole: people.whole, edits, now }),
    [engine, asked, people, edits, now],
  )

  useEffect(() => {
    const follow = () => {
      const rule = ruleIn(location.hash)
      if (rule !== undefined) setText(rule)
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])

  const write = (rule: string) => {
    setText(rule)
    setCopied('')
  }
  const take = (next: People) => {
    setPeople(next)
    setEdits({})
    setChosen(undefined)
  }
  const copy = async () => {
    const address = `${location.origin}${location.pathname}${linkTo(text)}`
    const isCopied = await Promise.resolve(navigator.clipboard?.writeText(address) ?? Promise.reject())
      .then(() => true)
      .catch(() => false)
    if (!isCopied) history.replaceState(history.state, '', linkTo(text))
    setCopied(
      isCopied ? 'Link copied.' : 'The browser does not let this page copy. The link is in the address bar.',
    )
  }
  const why = answer.valid && chosen !== undefined ? answer.why(chosen) : undefined

  return (
    <div className="ru">
      <section className="ru-rule" aria-labelledby="ru-rule">
        <h2 id="ru-rule">The rule</h2>
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
          onChange={({ target }) => write(target.value)}
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
        {!answer.valid && (
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              field.current?.focus()
              field.current?.setSelectionRange(answer.position, Math.min(answer.position + 1, text.length))
            }}
          >
            Go to the place
          </button>
        )}
        {answer.valid && (
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
        )}
        <p className="ru-row">
          <button type="button" className="button button-small" onClick={() => void copy()}>
            Copy a link to this rule
          </button>
          <span role="status">{copied}</span>
        </p>
        <h3>Begin with one of these</h3>
        <ul className="ru-examples">
          {EXAMPLES.map(({ title, rule }) => (
            <li key={title}>
              <button
                type="button"
                className="button button-small"
                data-control={`example ${title}`}
                aria-pressed={text === rule}
                onClick={() => write(rule)}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
        <RuledGroups tenant={people.tenant} text={text} answer={answer} onChoose={write} />
        <p className="ru-source">
          The language is Microsoft’s: <a href={SOURCE}>rules for dynamic membership groups</a> (checked in
          November 2026).
        </p>
      </section>
      <section className="ru-members" aria-labelledby="ru-members">
        <PeopleBar people={people} sample={sample} onTake={take} />
        <Members
          key={people.name}
          answer={answer}
          edits={edits}
          chosen={chosen}
          onChoose={setChosen}
          onEdit={(id, property, value) =>
            setEdits((before) => ({ ...before, [id]: { ...before[id], [property]: value } }))
          }
          onUndo={() => setEdits({})}
        />
      </section>
    </div>
  )
}
