import type { About } from '../../trace/select/narration'

export const about: About = {
  kind: 'attack',
  slug: 'illicit-consent',
  title: 'An illicit consent grant',
  question: 'The password is reset: is the app out?',
  specs: [
    'defender-office-365#illicit-consent',
    'entra#consent-phishing',
    'entra#refresh-tokens',
    'entra#review-permissions',
    'graph#oauth2permissiongrant',
  ],
}
