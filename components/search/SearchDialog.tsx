import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { href } from '../site/href'
import { createFinder, type Entry, LONGEST_QUERY } from './find'
import styles from './search.module.css'

type Found = 'loading' | 'failed' | ((query: string) => readonly Entry[])

/** Terms, parameters, claims, codes, lessons and flows, found in this page: what is typed goes nowhere. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const ref = useRef<HTMLDialogElement>(null)
  const [find, setFind] = useState<Found>('loading')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const hits = useMemo(() => (typeof find === 'function' ? find(query) : []), [find, query])

  useEffect(() => {
    ref.current?.showModal()
    let gone = false
    load().then(
      (finder) => gone || setFind(() => finder),
      () => gone || setFind('failed'),
    )
    return () => {
      gone = true
    }
  }, [])

  const choose = (event: KeyboardEvent) => {
    // It closes this alone, and nothing that lies below.
    if (event.key === 'Escape') event.stopPropagation()
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && hits.length > 0) {
      event.preventDefault()
      setChosen((chosen + by + hits.length) % hits.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      document.getElementById(optionId(chosen))?.click()
    }
  }

  return (
    <dialog ref={ref} className={styles.dialog} aria-label="Search" onClose={onClose}>
      <div className={styles.top}>
        <input
          // The dialog gives the focus to its first field. No field of the type search: Escape would empty it, and close nothing.
          type="text"
          enterKeyHint="go"
          role="combobox"
          aria-label="A word, a parameter, a claim, a code"
          aria-expanded={hits.length > 0}
          aria-controls="search-hits"
          aria-activedescendant={hits.length > 0 ? optionId(chosen) : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={LONGEST_QUERY}
          placeholder="state, aud, 50126, consent"
          value={query}
          onKeyDown={choose}
          onChange={({ target }) => {
            setQuery(target.value)
            setChosen(0)
          }}
        />
        <button type="button" className={styles.close} onClick={() => ref.current?.close()}>
          Close
        </button>
      </div>
      <div id="search-hits" role="listbox" aria-label="Found" className={styles.hits}>
        {hits.map((hit, index) => (
          <a
            key={hit.href}
            id={optionId(index)}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            href={href(hit.href)}
            className={styles.hit}
            onClick={() => ref.current?.close()}
            ref={index === chosen ? intoSight : undefined}
          >
            <b>{hit.title}</b>
            <span className={styles.kind}>{hit.kind}</span>
            <span className={styles.says}>{hit.says}</span>
          </a>
        ))}
      </div>
      <p role="status" className={styles.status}>
        {statusOf(find, query, hits.length)}
      </p>
    </dialog>
  )
}

function statusOf(find: Found, query: string, count: number): string {
  if (find === 'failed')
    return 'The list of words could not be loaded. Close this and open it again, or go to the glossary.'
  if (find === 'loading') return query === '' ? '' : 'Loading the list of words.'
  if (query.trim() === '') return 'Words of the trade, parameters, claims, codes, lessons and flows.'
  if (count === 0)
    return 'Nothing here has that name. The glossary and the reference list everything there is.'
  return count === 1 ? 'One found.' : `${count} found.`
}

const optionId = (index: number): string => `search-hit-${index}`
const intoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

let loaded: Promise<(query: string) => readonly Entry[]> | undefined

/** @throws when the list does not come; the next call asks again */
function load(): Promise<(query: string) => readonly Entry[]> {
  loaded ??= fetch('/search/entries.json').then(async (answer) => {
    if (!answer.ok) throw new Error(`The list of words was answered with ${answer.status}.`)
    return createFinder(await answer.json())
  })
  loaded.catch(() => {
    loaded = undefined
  })
  return loaded
}
