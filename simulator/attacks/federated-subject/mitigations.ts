import type { MitigationTable } from '../mitigation'

/**
 * Microsoft, "Workload identity federation", "Flexible federated identity credentials", "Mutable subjects in federated identity credentials"; GitHub, "OpenID Connect reference", "Deployments and
 * environments" (November 2026): what each comes to is what the runs say.
 */
export const table: MitigationTable = {
  ways: [
    {
      id: 'pull-request',
      title: 'a pull request is trusted',
      says: 'The application trusts jobs of main, and those of pull requests, whoever has opened them. Mallory may write to the repository, and proposes a workflow that hands on what it gets. It runs before anybody has looked at it.',
      spec: 'github-actions#oidc',
      switches: { way: 'pull-request' },
    },
    {
      id: 'branch',
      title: 'any branch is trusted',
      says: 'An expression with a star takes every branch of the repository. Mallory pushes a branch with a workflow of their own; where that is not trusted, Mallory pushes to main.',
      spec: 'entra#flexible-credentials',
      switches: { way: 'branch', trust: 'any-branch' },
    },
    {
      id: 'other-repository',
      title: 'the whole organization is trusted',
      says: 'An expression takes every repository of the organization. Mallory may write to one of them, which has nothing to do with reports.',
      spec: 'entra#flexible-credentials',
      switches: { way: 'other-repository', trust: 'whole-organization' },
    },
    {
      id: 'old-name',
      title: 'a name that was given up is trusted',
      says: 'Contoso has changed its name at the code host, and has added a credential for the new one. Mallory takes the old name, and makes a repository under it that is called as before. On GitHub that works where the subject is the name alone: what is made after 15 July 2026 has numbers in it, and the runs here are older.',
      spec: 'entra#mutable-subjects',
      switches: { way: 'old-name', organization: 'renamed' },
    },
  ],
  mitigations: [
    {
      id: 'nothing',
      title: 'nothing',
      says: 'Each job gets a token about itself that is good for minutes, signed by the right issuer, for the right audience. No person signs in, so nobody is asked for a second factor, and there is no password to reset. Nothing about the token is wrong but whom it is about.',
      spec: 'entra#federated-credentials',
      switches: {},
    },
    {
      id: 'secrets-removed',
      title: 'the last secret is removed',
      says: 'The application had a secret from earlier, which nobody uses. It is another way in.',
      spec: 'graph#application',
      switches: { beside: 'secrets-removed' },
    },
    {
      id: 'main',
      title: 'main alone is trusted',
      says: 'The subject names the branch, and no other credential is left. Mallory may push to it as well.',
      spec: 'github-actions#oidc',
      switches: { trust: 'main' },
    },
    {
      id: 'main-protected',
      title: 'main alone, and nobody pushes to it',
      says: 'The same, and a rule of the code host: a change gets to main by a pull request that somebody else has reviewed.',
      spec: 'github-actions#protected-branches',
      switches: { trust: 'main', main: 'protected' },
    },
    {
      id: 'environment',
      title: 'an environment is trusted',
      says: 'The subject names the environment production in place of a branch. The environment has no rule, and any job may say that it is for it.',
      spec: 'github-actions#environments',
      switches: { trust: 'environment' },
    },
    {
      id: 'environment-main-only',
      title: 'an environment to which main alone may deploy',
      says: 'The same, with the rule that main alone may deploy to it, and nobody pushes to main. A job of anything else does not start.',
      spec: 'github-actions#environments',
      switches: { trust: 'environment', environmentRule: 'main-only', main: 'protected' },
    },
    {
      id: 'checks-apart',
      title: 'another application for pull requests, a protected main for this one',
      says: 'Pull requests are trusted for an application that may do nothing at the Reports API, main for the one that reads. Nobody pushes to main.',
      spec: 'entra#mutable-subjects',
      switches: { trust: 'main-and-pull-requests', applications: 'checks-apart', main: 'protected' },
    },
    {
      id: 'forks-only',
      title: 'Mallory may not write to the repository',
      says: 'Mallory proposes changes from a fork. Of a public repository GitHub gives the job of such a pull request no id-token permission. With pull_request_target it would have what the repository has: that is not played here.',
      spec: 'github-actions#permissions',
      switches: { access: 'forks-only' },
    },
    {
      id: 'workflow',
      title: 'one reusable workflow is trusted',
      says: 'An expression asks for job_workflow_ref beside sub: the steps have to be those of one file, in a repository that Mallory may not write to. Mallory can call it: it does what Contoso has written, and here it runs and returns nothing of the caller’s.',
      spec: 'entra#set-up-flexible-credentials',
      switches: { trust: 'workflow' },
    },
    {
      id: 'immutable',
      title: 'numbers in the subject of a protected main',
      says: 'Contoso has its build service put the numbers of owner and repository into the subject, and trusts that. The new credential has to be there before the build service changes over.',
      spec: 'github-actions#immutable-subjects',
      switches: { trust: 'immutable', main: 'protected' },
    },
    {
      id: 'new-ones-have-ids',
      title: 'what is made anew has numbers in its subject',
      says: 'The build service puts numbers into the subject of every repository that is made from now on. Those of Contoso are older, and go by name.',
      spec: 'github-actions#immutable-subjects',
      switches: { newRepositories: 'with-ids' },
    },
    {
      id: 'old-credential-removed',
      title: 'the credential for the old name is removed',
      says: 'After the rename, the credential for the old name is taken out of the registration. Where nothing was renamed, there is none.',
      spec: 'entra#mutable-subjects',
      switches: { oldCredential: 'removed' },
    },
    {
      id: 'principal-disabled',
      title: 'the service principal is disabled',
      says: 'accountEnabled is false. The nightly job gets no tokens either.',
      spec: 'graph#serviceprincipal',
      switches: { beside: 'principal-disabled' },
    },
    {
      id: 'nobody',
      title: 'the federated credentials are removed',
      says: 'The application trusts nobody any more. The nightly job gets no tokens either; one that runs in Azure could have a managed identity in place of it, which is not played here.',
      spec: 'graph#federatedidentitycredential',
      switches: { trust: 'nobody' },
    },
  ],
}
