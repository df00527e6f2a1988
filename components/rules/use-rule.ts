import { useDeferredValue, useMemo, useState } from 'react'
import { answerFor, type Edits } from './model/answer'
import type { RuleEngine } from './model/engine'
import type { People } from './model/people-in'

/** A rule, the people it is held against, what was changed of them here, and what comes of it. */
export function useRule(engine: RuleEngine, opening: string) {
  const sample: People = { name: 'Contoso', tenant: engine.contosoPolicyTenant, whole: true, problems: [] }
  const [text, setText] = useState(opening)
  const [people, setPeople] = useState(sample)
  const [edits, setEdits] = useState<Edits>({})
  const [chosen, setChosen] = useState<string>()
  const [now] = useState(() => Date.now())
  const asked = useDeferredValue(text)
  const answer = useMemo(
    () => answerFor(engine, { text: asked, tenant: people.tenant, whole: people.whole, edits, now }),
    [engine, asked, people, edits, now],
  )
  const take = (next: People) => {
    setPeople(next)
    setEdits({})
    setChosen(undefined)
  }
  const members = {
    answer,
    edits,
    chosen,
    onChoose: setChosen,
    onEdit: (id: string, property: string, value: unknown) =>
      setEdits((before) => ({ ...before, [id]: { ...before[id], [property]: value } })),
    onUndo: () => setEdits({}),
  }
  return { sample, text, setText, asked, answer, people, take, edits, setEdits, chosen, setChosen, members }
}
