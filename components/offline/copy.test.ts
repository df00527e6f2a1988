import { describe, expect, it } from 'vitest'
import { follow, type State } from './copy'

type Slot = 'installing' | 'waiting' | 'active'

/** A registration whose workers are put in and taken out by hand. */
class Registration extends EventTarget {
  installing: EventTarget | null = null
  waiting: EventTarget | null = null
  active: EventTarget | null = null
  /** As a browser does it: the worker moves on, and says so. */
  move(worker: EventTarget, from: Slot, to: Slot | undefined): void {
    this[from] = null
    if (to) this[to] = worker
    worker.dispatchEvent(new Event('statechange'))
  }
}

function watched(registration: Registration): State[] {
  const told: State[] = []
  follow(registration, (state) => told.push(state))
  return told
}

describe('the copy of the site', () => {
  it('is fetched, and then kept', () => {
    const registration = new Registration()
    const first = new EventTarget()
    registration.installing = first
    const told = watched(registration)
    registration.move(first, 'installing', 'waiting')
    registration.move(first, 'waiting', 'active')
    expect(told).toEqual(['fetching', 'fetching', 'kept'])
  })

  it('is not kept where not everything came', () => {
    const registration = new Registration()
    const first = new EventTarget()
    registration.installing = first
    const told = watched(registration)
    registration.move(first, 'installing', undefined)
    expect(told.at(-1)).toBe('failed')
  })

  it('goes on being used while a newer one is fetched and waits, and is offered that one', () => {
    const registration = new Registration()
    registration.active = new EventTarget()
    const told = watched(registration)
    const second = new EventTarget()
    registration.installing = second
    registration.dispatchEvent(new Event('updatefound'))
    registration.move(second, 'installing', 'waiting')
    expect(told).toEqual(['kept', 'kept', 'newer'])
  })

  it('goes on being used where the newer one did not come whole', () => {
    const registration = new Registration()
    registration.active = new EventTarget()
    const told = watched(registration)
    const second = new EventTarget()
    registration.installing = second
    registration.dispatchEvent(new Event('updatefound'))
    registration.move(second, 'installing', undefined)
    expect(told.at(-1)).toBe('kept')
  })
})
