import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this attack are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  credential: {
    title: 'How the job proves who it is',
    says: 'A secret has to be written down where the job finds it. A private key can stay in the store of the machine, and the word of a build service is nobody’s to write down.',
    values: {
      secret: 'a client secret, in the settings file',
      'certificate-beside-secret':
        'a certificate; the old secret is still registered, and in the history of the file',
      certificate: 'a certificate, and no secret is registered',
      federated: 'a token of the build service, and no secret is registered',
    },
  },
  secretLives: {
    title: 'How long the secret is good for',
    says: 'endDateTime of the secret. A short life limits for how long it can be used, and leaves the tokens that it has brought.',
    values: { 'a-year': 'a year', 'until-evening': 'until the evening' },
  },
  permissions: {
    title: 'What the application may do',
    says: 'Roles that were assigned to it. They hold for the whole tenant, and are the same whoever proves to be the application.',
    values: {
      'reports-and-directory': 'read all reports, and everybody in the directory',
      'reports-alone': 'read all reports',
    },
  },
  comesBack: {
    title: 'How Mallory goes on',
    says: 'Half an hour after the first reading somebody notices. What is read after that counts here.',
    values: {
      'next-day': 'a day later, with what is in the file',
      'same-hour': 'at once, with the access token from before',
      'next-day-at-graph': 'a day later, with what is in the file, at Microsoft Graph',
    },
  },
  answer: {
    title: 'What is done once somebody has noticed',
    says: 'Each of them ends something else: the secret, the role, the principal. None of them ends an access token; where continuous access evaluation covers an application and its API, Microsoft’s services can hear of some changes sooner. That is not built here.',
    values: {
      nothing: 'nothing',
      'secret-added': 'a new secret is added, and the old one stays',
      'secret-replaced': 'a new secret is added, and the old one is removed',
      'role-removed': 'its role at the Reports API is taken away',
      'principal-disabled': 'its service principal is disabled',
    },
  },
}
