import type { Reasons } from './reason'

/** Of checks that the metadata service of a virtual machine makes before it gives out a token. */
export const machines: Reasons = {
  'metadata-header': {
    stops:
      'A forged request (SSRF): a web app on the machine that fetches whatever address a stranger gives it.',
    mend: 'In the program: send the header Metadata: true. In a web app: fetch no address that somebody else chose.',
  },
  'metadata-forwarded': {
    stops: 'A request that a proxy on the machine has passed on for somebody outside of it.',
    mend: 'In the program: go around proxies when it asks 169.254.169.254.',
  },
  'metadata-parameters': {
    stops: 'A request that could be read in two ways, or that does not say what the token is for.',
    mend: 'In the program: send api-version and resource, each once.',
  },
  'metadata-identity': {
    stops: 'A token of an identity that the machine does not have, or of one that nobody has chosen.',
    mend: 'Name one of the identities by client_id, object_id or msi_res_id, or assign it to the virtual machine in Azure.',
  },
}
