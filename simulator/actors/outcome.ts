import type { World } from '../run/world'
import type { Outcome } from '../trace/event'
import { partyOfKind } from '../trace/select/parties'
import type { Attempted } from './client/attempt'
import type { Landing } from './user-agent'

/**
 * What the place where a browser came to rest means for the run: a page of the identity provider that refuses, an application
 * that has what it wanted or gave up, the end of a session, or nothing.
 * @param says the verdict over what the application has
 */
export function outcomeOf<T>(
  world: World,
  landing: Landing,
  attempted: Attempted<T> | undefined,
  says: (value: T) => string,
): Outcome {
  const { page, url } = landing
  if (page?.kind === 'refusal') {
    const by = partyOfKind(world.log.events, 'identity-provider') ?? ''
    return { result: 'refused', by, error: page.name, code: page.code, says: page.message }
  }
  if (page?.kind === 'signed-out')
    return { result: 'completed', says: `${page.username ?? 'The browser'} is signed out.` }
  if (attempted?.ok) return { result: 'completed', says: says(attempted.value) }
  if (attempted) return refusedBy(attempted.failure)
  const browser = partyOfKind(world.log.events, 'browser') ?? ''
  return {
    result: 'refused',
    by: browser,
    error: 'stranded',
    says: page?.kind === 'app' ? page.lines.join(' ') : `The browser is left at ${url}.`,
  }
}

/** The outcome of a run that an application gave up. */
export function refusedBy({
  by,
  error,
  code,
  says,
}: {
  readonly by: string
  readonly error: string
  readonly code?: number
  readonly says: string
}): Outcome {
  return { result: 'refused', by, error, ...(code === undefined ? {} : { code }), says }
}
