import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  identity: {
    title: 'Whose identity the job has',
    says: 'A person’s password makes the job that person. An identity of its own ends with the job alone. Better still are a federated credential and a managed identity, which leave nothing to keep secret: each has a flow of its own here.',
    values: {
      person: 'Ada’s: her name and password',
      secret: 'its own, with a client secret',
      certificate: 'its own, with a certificate',
    },
  },
  runs: {
    title: 'How often the job runs',
    says: 'By the next night its token has expired, and it signs in again.',
    values: { once: 'once', 'next-night': 'again the next night' },
  },
  meanwhile: {
    title: 'What happens before the next night',
    says: 'Each is done for good reasons, by somebody who does not know of the job.',
    values: {
      nothing: 'nothing',
      'password-changed': 'Ada changes her password',
      'no-longer-spared': 'Ada is asked for a second factor, as everybody is',
      'account-disabled': 'Ada leaves, and her account is disabled',
    },
  },
  password: {
    title: 'Password in the file',
    says: 'A page says so at once, and the person types again. The job runs at night.',
    values: { right: 'as Ada has it', mistyped: 'with a typing error' },
  },
  consent: {
    title: 'Consent to Reports.Read',
    says: 'There is no page on which Ada could be asked: somebody has to have agreed before.',
    values: { granted: 'an administrator granted it', missing: 'nobody granted it' },
  },
  registration: {
    title: 'Registration of Nightly Report',
    says: 'A client that proves nothing of itself is served where the registration allows public client flows.',
    values: {
      'public-client': 'allows public client flows',
      'no-public-client': 'does not',
    },
  },
  file: {
    title: 'The file that the job is set up by',
    says: 'Whatever is in it, whoever reads it has it too.',
    values: {
      closed: 'only the job reads it',
      'read-by-mallory': 'Mallory finds it in a folder that is open to everybody',
    },
  },
}
