import { type RefObject, useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { benchNow, updateBench, type Work } from '../rules/bench'
import type { RuleGrader } from './grading'
import type { SaidProps } from './Said'
import { endTask, setTask } from './task'

interface Doing {
  /** What is done, as the line in the lab says it. */
  readonly says: string
  readonly said: SaidProps | undefined
  /** Where the keyboard comes back to. */
  readonly card: RefObject<HTMLElement | null>
  hand(): void
}

/** A task at the rule beside the text: it opens the rule, sets it up where that is asked for, and says there what came of it. */
export function useBench({ says, said, card, hand }: Doing) {
  const [begun, begin] = useState(false)
  useEffect(() => {
    if (!begun) return
    setTask({
      says,
      over: true,
      verdict: said,
      hand: { label: 'Check', press: hand },
      end: {
        label: 'Back to the text',
        press: () => {
          endTask(says)
          begin(false)
          flushSync(() => updateBench({ open: false }))
          card.current?.querySelector('button')?.focus()
        },
      },
    })
  }, [begun, says, said, hand, card])
  useEffect(() => () => endTask(says), [says])

  return useCallback((wanted?: Work) => {
    begin(true)
    updateBench({ ...(wanted && { wanted }), open: true })
  }, [])
}

/** Grades what stands beside the text now. */
export async function gradeBench(load: () => Promise<RuleGrader>) {
  const { work } = benchNow()
  if (!work) return { done: false, says: 'Nothing has been written yet: open the rule first.' }
  return (await load()).check(work)
}
