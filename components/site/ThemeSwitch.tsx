'use client'

import { useSyncExternalStore } from 'react'
import styles from './site.module.css'
import { THEME_KEY } from './theme-script'

const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function current(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

function after(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'
}

function choose(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'auto') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, theme)
  } catch {
    // Storage is refused in some private windows: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

/** Goes round: as the system says, light, dark. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore<Theme>(subscribe, current, () => 'auto')
  const next = after(theme)
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={`Theme: ${theme}. Change to ${next}`}
      title={`Theme: ${theme}`}
      // Of the theme there is now: two presses in one go are two steps.
      onClick={() => choose(after(current()))}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
        {/* One of the three is shown, by the attribute that the first script of the page sets. */}
        <path className={styles.themeAuto} d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
        <circle className={styles.themeDark} cx="12" cy="12" r="8.5" fill="currentColor" />
      </svg>
    </button>
  )
}
