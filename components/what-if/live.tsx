import { useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { Counterfactual } from '../../simulator/policy'
import { loadPolicyEngine } from './model/engine'
import { createHelper } from './model/helper'
import { decodeQuestion, encodeQuestion } from './model/link'
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
    hydrateRoot(container, <Alive live={{ control, transfer }} onReady={resolve} />)
  })
  if (isKept()) await transfer.restore()
  followAddress(control)
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

/** The address always holds the question, and a question in the address is asked. */
function followAddress(control: WhatIfControl): void {
  let written = ''
  const read = () => {
    const fragment = location.hash.slice(1)
    if (fragment === written || fragment === '') return
    if (document.getElementById(fragment)) {
      // A place on the page; the browser has gone there, and the address can hold the question again.
      if (written) history.replaceState(history.state, '', `#${written}`)
      return
    }
    const link = decodeQuestion(fragment)
    written = fragment
    if (!link.ok) {
      control.update({ problem: link.says })
      control.ask(control.worked)
      return
    }
    control.update({ problem: undefined })
    control.ask(link.question)
  }
  read()
  window.addEventListener('hashchange', read)
  control.store.subscribe(({ question }, before) => {
    if (question === before.question) return
    const link = encodeQuestion(question)
    if (link === written) return
    written = link
    history.replaceState(history.state, '', `#${link}`)
  })
}

const SETTLED_MS = 1_200

/** Keeps the questions on which the reader rested. Of an imported tenant that is not kept, they last as long as the page. */
function rememberQuestions(control: WhatIfControl): void {
  const { store } = control
  let timer: ReturnType<typeof setTimeout> | undefined
  if (store.getState().source.kind === 'sample' || store.getState().kept)
    store.setState({ recents: readRecents() })
  store.subscribe(({ question }, before) => {
    if (question === before.question) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      const { question: asked, tenant, recents, source, kept } = store.getState()
      const next = withRecent(recents, { link: encodeQuestion(asked), says: questionSentence(asked, tenant) })
      store.setState({ recents: next })
      if (source.kind === 'sample' || kept) writeRecents(next)
    }, SETTLED_MS)
  })
}
