import { header } from '../../network/message'
import { type Check, passed } from '../../trace/checklist'
import { refuseAsker, type TokenAsked } from './token-asked'

/** A request that a proxy passed on says so in `X-Forwarded-For`, and is refused. How it is refused is not documented. */
export const metadataForwarded: Check<TokenAsked> = {
  name: 'metadata-forwarded',
  spec: 'azure-imds#security',
  look: ({ request }) => {
    const from = header(request, 'X-Forwarded-For')
    return from === undefined
      ? passed('It has no header X-Forwarded-For: nobody has passed it on.')
      : refuseAsker(
          `X-Forwarded-For is ${from}: a proxy has passed on what somebody else sent. That it is refused is documented; the words are this lab’s.`,
          'The request must not contain the header X-Forwarded-For',
          { expected: 'no X-Forwarded-For', came: from },
        )
  },
}
