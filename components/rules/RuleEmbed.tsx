import { Members } from './Members'
import type { RuleEngine } from './model/engine'
import { FIRST_RULE } from './model/examples'
import { PeopleBar } from './PeopleBar'
import { RuleSource } from './RuleSource'
import { RuleText } from './RuleText'
import { useRule } from './use-rule'

interface Props {
  readonly engine: RuleEngine
  readonly rule?: string | undefined
  /** Whether a reader may bring people of their own. */
  readonly people?: boolean
}

/** A rule and its members in somebody else’s page. */
export function RuleEmbed({ engine, rule = FIRST_RULE, people: brings = true }: Props) {
  const { sample, text, setText, asked, answer, people, take, chosen, members } = useRule(engine, rule)
  return (
    <div className="ru">
      <section className="ru-rule" aria-labelledby="ru-rule">
        <h2 id="ru-rule">The rule</h2>
        <RuleText text={text} asked={asked} answer={answer} chosen={chosen} onWrite={setText} />
        <RuleSource />
      </section>
      <section className="ru-members" aria-label="Its members">
        <PeopleBar people={people} sample={sample} onTake={take} brings={brings} />
        <Members key={people.name} {...members} />
      </section>
    </div>
  )
}
