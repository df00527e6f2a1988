import { useEffect, useState } from 'react'
import { Members } from './Members'
import type { RuleEngine } from './model/engine'
import { EXAMPLES, FIRST_RULE } from './model/examples'
import { linkTo, ruleIn } from './model/link'
import { PeopleBar } from './PeopleBar'
import { RuledGroups } from './RuledGroups'
import { RuleSource } from './RuleSource'
import { RuleText } from './RuleText'
import { useRule } from './use-rule'

/** A rule on one side, and on the other everybody whom it takes in or leaves out, with the reasons. */
export function RuleEditor({ engine }: { readonly engine: RuleEngine }) {
  const { sample, text, setText, asked, answer, people, take, chosen, members } = useRule(engine, FIRST_RULE)
  const [copied, setCopied] = useState('')

  useEffect(() => {
    const follow = () => {
      const rule = ruleIn(location.hash)
      if (rule !== undefined) setText(rule)
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [setText])

  const write = (rule: string) => {
    setText(rule)
    setCopied('')
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

  return (
    <div className="ru">
      <section className="ru-rule" aria-labelledby="ru-rule">
        <h2 id="ru-rule">The rule</h2>
        <RuleText text={text} asked={asked} answer={answer} chosen={chosen} onWrite={write} />
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
        <RuleSource />
      </section>
      <section className="ru-members" aria-labelledby="ru-members">
        <PeopleBar people={people} sample={sample} onTake={take} />
        <Members key={people.name} {...members} />
      </section>
    </div>
  )
}
