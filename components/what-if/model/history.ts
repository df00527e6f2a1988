import { decodeQuestion, encodeQuestion } from './link'
import type { WhatIfControl } from './store'

/** What an entry of the browser's history knows of the page: which step it shows, in which life of the page. */
interface Mark {
  readonly life: number
  readonly entry: number
  readonly step: number
}

/**
 * The address always holds the question, and a question in the address is asked. Each step (a policy switched, a change
 * applied, another question chosen, a tenant brought in) is an entry of the browser's history, so that Back takes it back and
 * Forward does it again; what is typed or chosen in the form replaces the entry it is in (decision 024).
 */
export function followHistory(control: WhatIfControl): void {
  const { store } = control
  /** What the site's router keeps with its entries: it would load the page anew on coming back to one that has it not. */
  const router: unknown = history.state
  const isRouted = typeof router === 'object' && router !== null && '__NA' in router
  let life = Date.now()
  /** The step that each entry of this life shows, and the entry that is shown now. */
  let entries = [store.getState().step]
  let at = 0
  let written = ''
  let travelling = false
  /** Entries of lives up to this one speak of a tenant that was forgotten. */
  let forgotten = 0

  const stamp = (how: 'pushState' | 'replaceState', address: string) => {
    const mark: Mark = { life, entry: at, step: store.getState().step }
    if (isRouted) history[how]({ ...router, whatIf: mark }, '', address)
    else history.replaceState(history.state, '', address)
  }
  const write = (how: 'pushState' | 'replaceState') => {
    written = encodeQuestion(store.getState().question)
    stamp(how, `#${written}`)
  }
  const enter = () => {
    at += 1
    entries = [...entries.slice(0, at), store.getState().step]
  }
  /** From here on the entries before are another life's. */
  const beginAgain = () => {
    life = Math.max(life + 1, Date.now())
    entries = [store.getState().step]
    at = 0
  }
  const goTo = (step: number) => {
    travelling = true
    control.goTo(step)
    travelling = false
  }

  /** Asks what the address asks, if that is anything else than what is asked already. @param isLink nobody wrote it here */
  function read(isStep: boolean, isLink: boolean): void {
    const fragment = location.hash.slice(1)
    if (fragment === written) return
    written = fragment
    if (fragment === '') return control.ask(control.worked)
    const link = decodeQuestion(fragment)
    const question = link.ok ? link.question : control.worked
    control.update({ problem: link.ok ? undefined : link.says })
    travelling = true
    if (isStep) control.choose(question)
    else control.ask(question)
    control.update({ isLinked: isLink && link.ok, reset: undefined })
    travelling = false
  }

  /** An entry that is not of this life: of the page before it was loaded again, or of a link that was followed here. */
  function arrive(mark: Mark | undefined): void {
    const fragment = location.hash.slice(1)
    if (mark && mark.life <= forgotten) {
      beginAgain()
      write('replaceState')
    } else if (mark) {
      read(false, false)
      beginAgain()
      stamp('replaceState', location.href)
    } else if (fragment !== '' && document.getElementById(fragment)) {
      // A place on the page; the browser has gone there, and the address can hold the question again.
      enter()
      stamp('replaceState', written === '' ? location.pathname : `#${written}`)
    } else {
      if (fragment !== written) {
        read(true, true)
        enter()
      }
      stamp('replaceState', location.href)
    }
  }

  const fragment = location.hash.slice(1)
  if (fragment !== '' && !document.getElementById(fragment)) read(false, !history.state?.whatIf)
  stamp('replaceState', location.href)
  // The answer changes in its place: going back is not going elsewhere on the page.
  history.scrollRestoration = 'manual'
  window.addEventListener('pagehide', () => {
    history.scrollRestoration = 'auto'
  })
  window.addEventListener('pageshow', () => {
    history.scrollRestoration = 'manual'
  })

  window.addEventListener('popstate', ({ state }: PopStateEvent) => {
    const mark: Mark | undefined = state?.whatIf
    if (mark?.life !== life) return arrive(mark)
    at = mark.entry
    if (mark.step !== store.getState().step) {
      goTo(mark.step)
      written = location.hash.slice(1)
    } else if (location.hash !== '') read(false, false)
    keepFocus()
  })
  store.subscribe((now, before) => {
    if (travelling) return
    if (now.life !== before.life) {
      forgotten = life
      beginAgain()
      write('replaceState')
    } else if (now.step > before.step) {
      enter()
      write('pushState')
    } else if (now.question !== before.question && encodeQuestion(now.question) !== written) {
      write('replaceState')
    }
  })
  control.undoThrough(() => {
    const wanted = store.getState().step - 1
    const entry = entries.lastIndexOf(wanted, at)
    if (isRouted && entry >= 0) return history.go(entry - at)
    goTo(wanted)
    write('replaceState')
    keepFocus()
  })
}

/** The button that took a change back may be gone: the focus goes to the verdict instead of nowhere. */
function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('wi-verdict-title')?.focus()
  })
}
