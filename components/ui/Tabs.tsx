import type { KeyboardEvent, ReactNode } from 'react'

export interface TabItem<T extends string> {
  readonly id: T
  readonly title: string
  /** Something waits there: it is said and shown. */
  readonly note?: string | undefined
  /** The key that chooses it, where there is one. */
  readonly press?: string
}

interface Props<T extends string> {
  readonly name: string
  readonly label: string
  readonly tabs: readonly TabItem<T>[]
  readonly chosen: T
  /** Whose panel stands here: the chosen one's, or, for a moment, the one's before it. */
  readonly shown?: T
  readonly onChoose?: (tab: T) => void
  readonly children: ReactNode
  /** Stands between the list and the panel. */
  readonly above?: ReactNode
  /** The panel is shown elsewhere or has its own scrolling. */
  readonly className?: string
}

/** A tab list and the panel of the chosen tab (WAI-ARIA tabs pattern, activation follows focus). */
export function Tabs<T extends string>({
  name,
  label,
  tabs,
  chosen,
  shown = chosen,
  onChoose,
  children,
  above,
  className = '',
}: Props<T>) {
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const at = tabs.findIndex(({ id }) => id === chosen)
    const next = Math.abs(by) === 1 ? (at + by + tabs.length) % tabs.length : by < 0 ? 0 : tabs.length - 1
    const tab = tabs[next]
    if (!tab) return
    onChoose?.(tab.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus()
  }
  return (
    <div className={`tabs ${className}`}>
      <div role="tablist" aria-label={label} className="tablist" onKeyDown={onChoose && move}>
        {tabs.map(({ id, title, note, press }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${name}-tab-${id}`}
            data-tab={id}
            data-control={`${name}-${id}`}
            className="tab"
            aria-selected={id === chosen}
            aria-controls={`${name}-panel`}
            aria-keyshortcuts={press}
            tabIndex={id === chosen ? 0 : -1}
            onClick={onChoose && (() => onChoose(id))}
          >
            {title}
            {note && <span className="tab-note">{note}</span>}
          </button>
        ))}
      </div>
      {above}
      <div
        role="tabpanel"
        // Another tab is another page: it begins at its top.
        key={shown}
        id={`${name}-panel`}
        aria-labelledby={`${name}-tab-${shown}`}
        className="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        {children}
      </div>
    </div>
  )
}
