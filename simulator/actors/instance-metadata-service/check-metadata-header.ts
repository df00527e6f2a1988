import { headers } from '../../network/message'
import { type Check, passed } from '../../trace/checklist'
import { refuseAsker, type TokenAsked } from './token-asked'

/**
 * `Metadata: true`, in lower case. A server that can be made to fetch an address can seldom be made to send a header of the attacker's
 * choice, so this header stops most forged requests. The text is what people show; Microsoft's table calls the error bad_request_102.
 */
export const metadataHeader: Check<TokenAsked> = {
  name: 'metadata-header',
  spec: 'azure-imds#security',
  look: ({ request }) => {
    const sent = headers(request, 'Metadata')
    return sent.length === 1 && sent[0] === 'true'
      ? passed('The request has the header Metadata: true: whoever sent it meant this service.')
      : refuseAsker(
          sent.length === 0
            ? 'The request has no header Metadata: it may be one that a web app was talked into.'
            : `The header Metadata is ${sent.join(', ')}, and has to be true, in lower case.`,
          'Required metadata header not specified',
          { expected: 'Metadata: true', came: sent.join(', ') || 'none' },
        )
  },
}
