import { useEffect, useEffectEvent } from 'react'
import { benchNow, onBench, updateBench } from './bench'
import { Members } from './Members'
import type { RuleEngine } from './model/engine'
import { RuleSource } from './RuleSource'
import { RuleText } from './RuleText'
import { useRule } from './use-rule'

/** The rule beside the text of a lesson, and its members: the sample's people, so that the text can speak of them. */
export function RuleBench({ engine, opening }: { readonly engine: RuleEngine; readonly opening: string }) {
  const { text, setText, asked, answer, edits, setEdits, chosen, setChosen, members } = useRule(
    engine,
    opening,
  )

  useEffect(() => updateBench({ work: { rule: text, edits } }), [text, edits])
  const takeWanted = useEffectEvent(() => {
    const { wanted } = benchNow()
    if (!wanted) return
    updateBench({ wanted: undefined })
    setText(wanted.rule)
    setEdits(wanted.edits)
    setChosen(undefined)
  })
  useEffect(() => {
    takeWanted()
    return onBench(takeWanted)
  }, [])

  return (
    <div className="ru ru-beside">
      <section className="ru-rule" aria-labelledby="ru-rule">
        <h2 id="ru-rule">The rule</h2>
        <RuleText text={text} asked={asked} answer={answer} chosen={chosen} onWrite={setText} />
        <RuleSource />
      </section>
      <section className="ru-members" aria-labelledby="ru-people">
        <h2 id="ru-people">The people of Contoso</h2>
        <Members {...members} />
      </section>
    </div>
  )
}
