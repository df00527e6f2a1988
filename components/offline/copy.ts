/** What is known of the copy of the site in this browser. `newer`: a newer one has come and waits. */
export type State = 'unknown' | 'none' | 'fetching' | 'kept' | 'newer' | 'failed'

/** A worker, as far as its state is asked for. */
type Worker = Pick<EventTarget, 'addEventListener'>

/** As much of a `ServiceWorkerRegistration` as tells how it stands. */
interface Registration extends Pick<EventTarget, 'addEventListener'> {
  readonly installing: Worker | null
  readonly waiting: Worker | null
  readonly active: Worker | null
}

/** Tells how a registration stands, now and whenever that changes. */
export function follow(registration: Registration, tell: (state: State) => void): void {
  const look = () => tell(stateOf(registration))
  const watch = () => {
    registration.installing?.addEventListener('statechange', look)
    look()
  }
  registration.addEventListener('updatefound', watch)
  watch()
}

function stateOf({ installing, waiting, active }: Registration): State {
  if (active) return waiting ? 'newer' : 'kept'
  return installing || waiting ? 'fetching' : 'failed'
}
