import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'principals',
  who: ['workload'],
  words: [
    'nightly script, scheduled job, cron job, background service, daemon without a user',
    'server to server, machine to machine, service to service call',
    'script that runs with a service account and its password breaks',
    'application permission, app role, app-only token, admin consent for a daemon',
    'GitHub Actions, pipeline, Kubernetes without a secret, workload identity federation, OIDC token of a build',
    'certificate or secret for an app, client assertion, secret has expired AADSTS7000222',
    'service principal sign-in',
  ],
  endsIn: 'The program holds an access token in its own name, with the roles an administrator has given it.',
  answers: {
    'own-machine': 'Set “How the job proves who it is” to a certificate.',
    'another-issuer': 'Set “How the job proves who it is” to a token of the build service.',
  },
}
