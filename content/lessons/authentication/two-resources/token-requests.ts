import type { Fact } from '../../../acts/fact'

/** How the permissions of Azure Resource Manager begin in `scope`. */
export const AZURE = 'https://management.azure.com/'

/** A request for a token whose scope names permissions of this API. */
export function asksFor(api: string): Fact {
  return (trace, { seq }) => {
    const event = trace[seq]
    return (
      event?.type === 'request-sent' &&
      new URL(event.request.url).pathname.endsWith('/token') &&
      (new URLSearchParams(event.request.body).get('scope') ?? '').includes(api)
    )
  }
}
