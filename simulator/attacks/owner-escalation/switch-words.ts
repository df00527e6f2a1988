import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this attack are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  owner: {
    title: 'What Mallory owns',
    says: 'A registration and its service principal are two objects, each with owners of its own. An owner may add credentials to what they own, and needs no role for it. Whoever registers an application is its first owner.',
    values: {
      both: 'the application and its service principal',
      application: 'the application alone',
      'service-principal': 'the service principal alone',
      nobody: 'neither of them',
      'application-administrator': 'neither of them, and is Application Administrator',
    },
  },
  rights: {
    title: 'What the application may do',
    says: 'App roles that were assigned to it. They hold for the whole tenant, and are the same whoever proves to be the application.',
    values: {
      'roles-and-app-roles': 'assign directory roles, give out app roles, read all reports',
      'app-roles': 'give out app roles, read all reports',
      'reports-alone': 'read all reports',
    },
  },
  policy: {
    title: 'Which secrets may be added',
    says: 'An app management policy of the application and of its service principal. It looks at what is added, and at nothing that is there.',
    values: {
      none: 'any',
      'short-secrets': 'those that live for a month at most',
      'no-secrets': 'none',
    },
  },
  lock: {
    title: 'App instance property lock',
    says: 'servicePrincipalLockConfiguration of the registration: nobody adds credentials to its service principals. New registrations of the admin center have it.',
    values: { off: 'off', on: 'on' },
  },
  way: {
    title: 'How Mallory goes on',
    says: 'What is added to prove the application by, and what is done with it.',
    values: {
      secret: 'a secret of the application, and then a directory role',
      federated: 'a federated credential for a build job, and then a directory role',
      principal: 'a secret of the service principal, and then a directory role',
      reports: 'a secret of the application, and then everybody’s reports',
    },
  },
}
