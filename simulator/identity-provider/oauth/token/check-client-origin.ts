import { spaOrigins } from '../../../directory/queries'
import { header } from '../../../network/message'
import { type Check, passed } from '../../../trace/checklist'
import { refuseWithoutNumber } from '../../errors/refusal'
import type { Redeeming } from '../../tokens/token-request'

/** A single-page app redeems from an origin of its own redirect URIs. What Entra compares is not published. */
export const clientOrigin: Check<Redeeming> = {
  name: 'client-origin',
  spec: 'lab#own-origin',
  look: ({ exchange, application, grant: { platform } }) => {
    const origin = header(exchange.request, 'Origin') ?? ''
    return platform !== 'spa' || spaOrigins([application]).includes(origin)
      ? passed()
      : refuseWithoutNumber(
          'invalid_request',
          'The origin of the request is not one of the application.',
          `${origin} is not the origin of a redirect URI of ${application.displayName}.`,
        )
  },
}
