import { type Failure, failureOf } from '../failure'
import type { OAuthClient } from './client'

/** What some steps of a client came to, and the event they ended with. */
export type Attempted<T> =
  | { readonly ok: true; readonly value: T; readonly seq: number }
  | { readonly ok: false; readonly failure: Failure; readonly seq: number }

/**
 * Takes some steps. A refusal becomes a value; what the application itself would not accept becomes a failed check of its own.
 * @throws what is no refusal: that is our bug
 */
export async function attempt<T>(client: OAuthClient, steps: () => Promise<T>): Promise<Attempted<T>> {
  try {
    const value = await steps()
    return { ok: true, value, seq: client.last }
  } catch (fault) {
    const failure = failureOf(fault, client)
    if (failure.check) {
      const { check, spec, error, description, compared } = failure.check
      client.last = client.world.emit(
        client.id,
        {
          type: 'check-failed',
          check,
          spec,
          says: description,
          error: { error, description },
          ...(compared && { compared }),
        },
        client.last,
      )
    }
    return { ok: false, failure, seq: client.last }
  }
}
