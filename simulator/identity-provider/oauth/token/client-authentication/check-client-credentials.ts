import { type Check, passed } from '../../../../trace/checklist'
import { AADSTS900144, AADSTS9002313 } from '../../../errors/aadsts'
import { refuse, refuseWithoutNumber } from '../../../errors/refusal'
import type { Exchange } from '../../../exchange'
import { CARRIERS, type ClientAuthenticationMethod } from './method'

/** How the client names itself, and what it presents: nothing, if it is public. */
export interface Credentials {
  readonly clientId: string
  readonly credential: string | undefined
  readonly method: ClientAuthenticationMethod | undefined
}

/** The client names itself once, and presents one credential at most (RFC 6749 section 2.3). */
export function clientCredentials(
  methods: readonly ClientAuthenticationMethod[],
): Check<{ readonly exchange: Exchange }, Credentials> {
  return {
    name: 'client-credentials',
    spec: 'rfc6749#2.3',
    look: ({ exchange }) => {
      const named = exchange.form.get('client_id')
      const carriers = Object.entries(CARRIERS).flatMap(([carrier, isThere]) =>
        isThere(exchange) ? [carrier] : [],
      )
      const [carrier] = carriers
      if (carriers.length > 1)
        return refuse(AADSTS9002313, `The client proves itself twice: by ${carriers.join(' and by ')}.`)
      if (carrier === undefined) {
        return named
          ? passed(undefined, { clientId: named, credential: undefined, method: undefined })
          : refuse(AADSTS900144, 'client_id is missing.', { sent: 'client_id' })
      }
      const possible = methods.filter((each) => each.carrier === carrier)
      const [first] = possible
      if (!first) {
        return refuseWithoutNumber(
          'invalid_client',
          'This way of client authentication is not supported.',
          `The client proves itself by ${carrier}, which this provider does not read.`,
        )
      }
      // Methods that share a carrier find the client in different places.
      const reads = possible.map((each) => each.read(exchange))
      const read = reads.find((each) => 'passed' in each || each.clientId) ?? first.read(exchange)
      if ('passed' in read) return read
      if (named && read.clientId && named !== read.clientId)
        return refuse(
          AADSTS9002313,
          'The client names itself in its credential and, differently, in the body.',
        )
      const clientId = named ?? read.clientId
      if (!clientId) return refuse(AADSTS900144, 'client_id is missing.', { sent: 'client_id' })
      const presented = { clientId, credential: read.credential }
      const method =
        possible.find((each) => each.fits?.(presented)) ?? possible.find((each) => !each.fits) ?? first
      return passed(undefined, { ...presented, method })
    },
  }
}
