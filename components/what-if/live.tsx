import { useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { Counterfactual } from '../../simulator/doors/policy'
import { loadPolicyEngine } from './model/engine'
import { createHelper } from './model/helper'
import { followHistory } from './model/history'
import { encodeQuestion } from './model/link'
import { isKept, readRecents, withRecent, writeRecents } from './model/recents'
import { createWhatIf, type WhatIfControl } from './model/store'
import { createTransfer } from './model/transfer'
import { questionSentence } from './model/words'
import { WhatIf } from './WhatIf'

const start = () => new Worker(new URL('./model/worker.ts', import.meta.url), { type: 'module' })

/** Brings the page that the build drew to life, in its very elements, and comes back when it answers. */
export async function bringToLife(container: HTMLElement): Promise<void> {
  const engine = await loadPolicyEngine()
  const helper = createHelper(start)
  const control = createWhatIf(engine, foundBefore(container), helper)
  const transfer = createTransfer(control, helper)
  await new Promise<void>((resolve) => {
    hydrateRoot(container, <Alive live={{ control, transfer, helper }} onReady={resolve} />)
  })
  if (isKept()) await transfer.restore()
  followHistory(control)
  rememberQuestions(control)
}

/** What the build found would change the worked answer: it stands in the drawing. */
function foundBefore(container: HTMLElement): readonly Counterfactual[] {
  const found = container.querySelector<HTMLElement>('[data-found]')?.dataset.found
  return found ? JSON.parse(found) : []
}

function Alive({ live, onReady }: { live: Parameters<typeof WhatIf>[0]['live']; onReady: () => void }) {
  useEffect(onReady, [onReady])
  return <WhatIf live={live} />
}

const SETTLED_MS = 1_200

/** Keeps the questions on which the reader rested. Of an imported tenant that is not kept, they last as long as the page. */
function rememberQuestions(control: WhatIfControl): void {
  const { store } = control
  let timer: ReturnType<typeof setTimeout> | undefined
  if (store.getState().source.kind === 'sample' || store.getState().kept)
    store.setState({ recents: readRecents() ?? [] })
  store.subscribe(({ question }, before) => {
    if (question === before.question) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      const { question: asked, tenant, recents, source, kept } = store.getState()
      // It has a button of its own; and what was forgotten is not written down again.
      if (asked === control.worked) return
      const isWritten = source.kind === 'sample' || kept
      // Other tabs write and forget them as well.
      const before = (isWritten ? readRecents() : undefined) ?? recents
      const next = withRecent(before, { link: encodeQuestion(asked), says: questionSentence(asked, tenant) })
      store.setState({ recents: next })
      if (isWritten) writeRecents(next)
    }, SETTLED_MS)
  })
}
