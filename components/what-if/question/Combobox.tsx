import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { PartyGlyph } from '../../diagram/shapes/PartyGlyph'
import { isCargo } from '../../ui/kinds'
import type { Choice } from '../model/choices'
import { matching } from './matching'

interface Props {
  readonly name: string
  readonly label: string
  readonly choices: readonly Choice[]
  /** Key of what is chosen. */
  readonly chosen: string
  /** What the field says of a key that is none of the choices. */
  readonly otherwise?: string
  readonly onChoose: (key: string) => void
  /** Makes a choice of a text that matches none, such as an application's id. */
  readonly fromText?: (text: string) => Choice | undefined
}

/** A search field with a list of what matches (WAI-ARIA combobox with list autocomplete). */
export function Combobox({ name, label, choices, chosen, otherwise, onChoose, fromText }: Props) {
  const shown = choices.find(({ key }) => key === chosen)?.label ?? otherwise ?? chosen
  /** What is typed, while it is not chosen yet. */
  const [typed, setTyped] = useState<string>()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { found, more } = useMemo(() => {
    const result = open ? matching(choices, typed ?? '') : { found: [], more: 0 }
    const made = open && typed ? fromText?.(typed.trim()) : undefined
    return made ? { ...result, found: [...result.found, made] } : result
  }, [open, choices, typed, fromText])
  const current = found[Math.min(at, found.length - 1)]

  useEffect(() => {
    if (open) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  const show = () => {
    if (open) return
    setAt(
      Math.max(
        0,
        matching(choices, '').found.findIndex(({ key }) => key === chosen),
      ),
    )
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    setTyped(undefined)
  }
  const choose = (choice: Choice | undefined) => {
    if (!choice) return
    close()
    if (choice.key !== chosen) onChoose(choice.key)
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      if (!open) show()
      else if (!event.altKey) setAt(Math.max(0, Math.min(found.length - 1, at + by)))
      else if (by < 0) close()
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(current)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  return (
    <div className="wi-field wi-combobox">
      <label htmlFor={`wi-${name}`}>{label}</label>
      <div className="wi-combobox-box">
        <input
          id={`wi-${name}`}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={open}
          aria-controls={`wi-${name}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && current ? `wi-${name}-${found.indexOf(current)}` : undefined}
          value={typed ?? shown}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
            setOpen(true)
          }}
          onFocus={(event) => event.target.select()}
          onClick={show}
          onKeyDown={keys}
          onBlur={close}
        />
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          <path d="M4 7l6 6 6-6" fill="none" stroke="currentColor" strokeWidth="2.5" />
        </svg>
        <div
          id={`wi-${name}-list`}
          ref={list}
          role="listbox"
          aria-label={label}
          hidden={!open}
          className="wi-list"
          // The field keeps the focus while the list is used.
          onPointerDown={(event) => event.preventDefault()}
        >
          {found.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field’s, as the pattern has it.
            <div
              key={choice.key}
              id={`wi-${name}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={choice === current}
              data-chosen={choice.key === chosen || undefined}
              onClick={() => choose(choice)}
            >
              {choice.kind && !isCargo(choice.kind) && <PartyGlyph kind={choice.kind} />}
              <span>
                {choice.label}
                {choice.detail && <small>{choice.detail}</small>}
              </span>
            </div>
          ))}
          {found.length === 0 && open && (
            <div
              role="option"
              tabIndex={-1}
              aria-selected="false"
              aria-disabled="true"
              className="wi-list-note"
            >
              Nothing matches “{typed}”. Escape keeps what was chosen.
            </div>
          )}
          {more > 0 && (
            <div
              role="option"
              tabIndex={-1}
              aria-selected="false"
              aria-disabled="true"
              className="wi-list-note"
            >
              {more.toLocaleString('en')} more: type to narrow the list.
            </div>
          )}
        </div>
      </div>
      <div className="visually-hidden" aria-live="polite">
        {open && `${found.length + more} ${found.length + more === 1 ? 'match' : 'matches'}`}
      </div>
    </div>
  )
}
