import { loadLinked } from './engine'
import { decodeQuestion, encodeQuestion } from './link'
import { forgetPlaces, keepPlace, placeOf } from './places'
import { changesSince, type PolicyChanges } from './policy-changes'
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
 * Forward does it again; what is typed or chosen in the form replaces the entry it is in (decision 024). What was changed of the
 * sample is kept with each entry, and is in its address where it holds nothing of somebody's own (decision 047).
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
  let linkOf: Awaited<ReturnType<typeof loadLinked>>['linkOf'] | undefined
  let isLinking = false
  let typing: ReturnType<typeof setTimeout> | undefined

  /** What was changed of the sample; undefined: nothing, or the tenant is another. */
  const ofSample = (): PolicyChanges | undefined => {
    const { source, base, tenant } = store.getState()
    if (source.kind !== 'sample') return undefined
    const changes = changesSince(base.conditionalAccessPolicies, tenant.conditionalAccessPolicies)
    return changes.put.length + changes.removed.length > 0 ? changes : undefined
  }
  const encoded = () => {
    const { question, base, tenant } = store.getState()
    if (!ofSample()) return encodeQuestion(question)
    if (!linkOf && !isLinking) {
      isLinking = true
      loadLinked().then(
        (loaded) => {
          linkOf = loaded.linkOf
          write('replaceState')
        },
        // It is asked for again at the next change.
        () => {
          isLinking = false
        },
      )
    }
    return encodeQuestion(question, linkOf?.(base, tenant.conditionalAccessPolicies))
  }
  const stamp = (how: 'pushState' | 'replaceState', address: string) => {
    const mark: Mark = { life, entry: at, step: store.getState().step }
    keepPlace(keyOf(mark), ofSample())
    if (isRouted) history[how]({ ...router, whatIf: mark }, '', address)
    else history.replaceState(history.state, '', address)
  }
  const write = (how: 'pushState' | 'replaceState') => {
    written = encoded()
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
    if (link.ok && link.changes !== undefined && isLink) void takeIn(link.changes)
  }

  /** Makes the changes that a link says. */
  async function takeIn(text: string): Promise<void> {
    const { source, base } = store.getState()
    const loaded = source.kind === 'sample' ? await loadLinked().catch(() => undefined) : undefined
    const changes = loaded?.fromLink(text, base)
    linkOf = loaded?.linkOf ?? linkOf
    if (changes) restore(changes)
    else
      control.update({
        problem:
          source.kind === 'sample'
            ? 'The changes in this link could not be read. Its question is asked without them.'
            : 'This link changes policies of the sample tenant. Its question is asked of your tenant, as that is.',
      })
  }

  function restore(changes: PolicyChanges): void {
    travelling = true
    control.restoreChanges(changes)
    travelling = false
    stamp('replaceState', location.href)
  }

  /** What an entry of another life showed of the sample. */
  function returnTo(mark: Mark): void {
    if (store.getState().source.kind === 'sample') restore(placeOf(keyOf(mark)) ?? { put: [], removed: [] })
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
      returnTo(mark)
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
  const before: Mark | undefined = history.state?.whatIf
  if (fragment !== '' && !document.getElementById(fragment)) read(false, !before)
  if (before) returnTo(before)
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
      forgetPlaces()
      beginAgain()
      write('replaceState')
    } else if (now.step > before.step) {
      enter()
      write('pushState')
    } else if (now.tenant.conditionalAccessPolicies !== before.tenant.conditionalAccessPolicies) {
      // Somebody types: browsers refuse an address for every key.
      clearTimeout(typing)
      typing = setTimeout(() => write('replaceState'), TYPED_MS)
    } else if (now.question !== before.question && encoded() !== written) {
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

const TYPED_MS = 400

const keyOf = ({ life, step }: Mark) => `${life}.${step}`

/** The button that took a change back may be gone: the focus goes to the verdict instead of nowhere. */
function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('wi-verdict-title')?.focus()
  })
}
