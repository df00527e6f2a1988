import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this attack are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  trust: {
    title: 'Whom the application trusts',
    says: 'A federated credential names an issuer and a subject, letter by letter. A flexible one (a preview in November 2026, in Graph’s beta) has an expression in place of the subject. For GitHub it has to name an id beside sub. Which code Entra gives where an expression is not true is not written: here it is 700213.',
    values: {
      'main-and-pull-requests': 'jobs of main, and jobs of pull requests',
      'any-branch': 'jobs of any branch of the repository, by an expression',
      'whole-organization': 'jobs of any repository of the organization, by an expression',
      main: 'jobs of main alone',
      environment: 'jobs for the environment production',
      immutable: 'jobs of main, by the numbers of owner and repository',
      workflow: 'jobs of one reusable workflow, by an expression',
      'star-in-subject': 'a subject that ends with a star, which stands for nothing else',
      nobody: 'nobody: the credential is removed',
    },
  },
  main: {
    title: 'Who can change the main branch',
    says: 'A rule of the code host, and nothing that Entra can see: the subject of a job of main is the same.',
    values: {
      open: 'whoever may write to the repository',
      protected: 'nobody directly: it takes a pull request that somebody else has reviewed',
    },
  },
  environmentRule: {
    title: 'Which branch may deploy to production',
    says: 'A job says for which environment it is. Whether it may is a rule of the code host; without one, any job may say so. Reviewers, who approve each job, are another such rule: they are not played here.',
    values: { none: 'any', 'main-only': 'main alone' },
  },
  access: {
    title: 'What Mallory may do to the repository',
    says: 'Whoever may not write proposes changes from a fork. The job of such a pull request gets nothing to ask for a token with, unless somebody has set the workflow up otherwise (pull_request_target), which is not played here.',
    values: { member: 'write to it', 'forks-only': 'propose changes from a fork' },
  },
  applications: {
    title: 'Who tests pull requests',
    says: 'Pull requests are tested with a token as well. The application that they are trusted for need not be the one that reads reports.',
    values: {
      one: 'the application that reads reports',
      'checks-apart': 'an application of its own, which may do nothing',
    },
  },
  organization: {
    title: 'The name of Contoso at the code host',
    says: 'An organization that is renamed gives its name up. Somebody else can take it, with repositories of the same names.',
    values: { kept: 'is kept', renamed: 'was changed, and the old one is free' },
  },
  oldCredential: {
    title: 'After the name was changed',
    says: 'The job needs a credential for the new name. Nothing removes the one for the old name by itself.',
    values: { left: 'the old credential is left', removed: 'the old credential is removed' },
  },
  newRepositories: {
    title: 'How the build service names new repositories',
    says: 'GitHub has the numbers of owner and repository in the subject of what is made or renamed after 15 July 2026; before that, by name alone, unless the owner has chosen otherwise.',
    values: { 'by-name': 'by name alone', 'with-ids': 'by name and number' },
  },
  beside: {
    title: 'What else Contoso has done',
    says: 'Neither touches what a federated credential trusts.',
    values: {
      nothing: 'nothing',
      'secrets-removed': 'the last secret of the application is removed',
      'principal-disabled': 'its service principal is disabled',
    },
  },
  way: {
    title: 'How Mallory comes by a job',
    says: 'What a job says of itself is decided by where its code lies, never by who wrote it.',
    values: {
      'pull-request': 'by a pull request, with a workflow of their own',
      branch: 'by a branch that they push, and else by main',
      'other-repository': 'in another repository of the organization',
      'old-name': 'under the name that was given up',
    },
  },
}
