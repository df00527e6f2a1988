import type { ReactNode } from 'react'
import type { Answer } from '../lab/engine'
import type { Ask } from './ask'

interface Props {
  readonly ask: Ask | undefined
  /** What pressing it answers. */
  readonly value: Answer['value']
  readonly className?: string
  readonly children: ReactNode
}

/** A button that answers the question; pressed in while a run is looked at in which it was the answer. */
export function Pick({ ask, value, className = '', children }: Props) {
  const chosen = ask?.given && JSON.stringify(ask.given.value) === JSON.stringify(value)
  return (
    <button
      type="button"
      className={`button ${className}`}
      aria-pressed={chosen || undefined}
      disabled={!ask?.live}
      onClick={() => ask?.onAnswer(value)}
    >
      {children}
    </button>
  )
}
