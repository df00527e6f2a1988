import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'principals',
  who: ['workload'],
  words: [
    'a client secret is in a public repository, what now',
    'leaked client secret, secret in git history, secret committed to GitHub',
    'somebody uses our app registration from another network',
    'rotate a client secret, does the old access token still work',
    'removed the secret and the attacker still reads, access token valid after the secret is deleted',
    'secret, certificate or federated credential, which one can be stolen',
    'service principal disabled, what still works',
    'application permission across the whole tenant, least privilege for an app',
  ],
  codes: [7000112, 7000215, 7000216, 7000222, 700213],
  endsIn:
    'A thief reads as an application whose secret lay in the open, unless one of the mitigations stops it.',
  answers: {},
  noAnswer: 'It is an attack by way of a client secret, with what stops it and what does not.',
}
