import type { ReactNode } from 'react'
import type { Ask } from './ask'

interface Props {
  readonly ask: Ask | undefined
  readonly about?: string
  readonly buttons?: ReactNode
  readonly children: ReactNode
}

/** A question that is answered by pressing one of several buttons. */
export function Choice({ ask, about, buttons, children }: Props) {
  const { sensible } = ask ?? {}
  return (
    <div>
      {about && <p className="page-about">{about}</p>}
      {children}
      <div className="page-buttons">
        {ask?.live && sensible && (
          <button
            type="button"
            className="button button-small button-plain fill-in"
            onClick={() => ask.onAnswer(sensible.value)}
          >
            Choose for me
          </button>
        )}
        {buttons}
      </div>
      <Answered ask={ask} />
    </div>
  )
}

/** A word to whoever answers a second time. */
export function Answered({ ask }: { readonly ask: Ask | undefined }) {
  if (!ask?.live || !ask.answered) return null
  return <p className="page-branch">Answered before. Another answer begins a branch.</p>
}
