import type { MitigationTable } from '../mitigation'

/** Microsoft, "What are the default user permissions", "Microsoft Entra built-in roles", and Graph's reference (November 2026): what each comes to is what the runs say. */
export const table: MitigationTable = {
  ways: [
    {
      id: 'secret',
      title: 'a secret of the application',
      says: 'Mallory adds a client secret to the application, gets a token in its name, and asks Graph for the role Global Administrator. Where the application may not assign roles and may give out app roles, it gives itself the one that it lacks first.',
      spec: 'graph-api#application-add-password',
      switches: { way: 'secret' },
    },
    {
      id: 'federated',
      title: 'a federated credential',
      says: 'The same, and no secret: Mallory has the application trust a build job of a repository of their own.',
      spec: 'graph-api#create-federated-credential',
      switches: { way: 'federated' },
    },
    {
      id: 'principal',
      title: 'a secret of the service principal',
      says: 'The same, and the secret is added to the service principal. The list of secrets in the registration does not show it.',
      spec: 'graph-api#service-principal-add-password',
      switches: { way: 'principal' },
    },
    {
      id: 'reports',
      title: 'a secret, and what the job is for',
      says: 'Mallory adds a secret to the application, and reads everybody’s reports, for which the application is there.',
      spec: 'rfc6749#4.4',
      switches: { way: 'reports' },
    },
  ],
  mitigations: [
    {
      id: 'nothing',
      title: 'nothing',
      says: 'Mallory owns the application and its service principal, which may assign roles and give out permissions. Mallory signs in with a second factor, as every day: nothing about that sign-in is wrong. The application signs in without a person, so nobody is asked for one.',
      spec: 'entra#default-user-permissions',
      switches: {},
    },
    {
      id: 'not-of-the-principal',
      title: 'owner of the application alone',
      says: 'The service principal has no owner any more.',
      spec: 'entra#default-user-permissions',
      switches: { owner: 'application' },
    },
    {
      id: 'not-of-the-application',
      title: 'owner of the service principal alone',
      says: 'The application has no owner any more. Federated credentials and most secrets are added there.',
      spec: 'entra#default-user-permissions',
      switches: { owner: 'service-principal' },
    },
    {
      id: 'no-owner',
      title: 'no owner at all',
      says: 'Whoever is to change it holds a role for it, for as long as that takes.',
      spec: 'entra#default-user-permissions',
      switches: { owner: 'nobody' },
    },
    {
      id: 'application-administrator',
      title: 'no owner, and the role Application Administrator',
      says: 'The role is one for people who look after applications. It holds the same action, for every application there is, and does not hold that of assigning roles.',
      spec: 'entra#default-user-permissions',
      switches: { owner: 'application-administrator' },
    },
    {
      id: 'fewer-rights',
      title: 'the application assigns no roles',
      says: 'RoleManagement.ReadWrite.Directory is taken away. AppRoleAssignment.ReadWrite.All stays, by which app roles are given out.',
      spec: 'graph-api#assign-app-role',
      switches: { rights: 'app-roles' },
    },
    {
      id: 'least-rights',
      title: 'the application reads reports, and nothing more',
      says: 'It has been given what the job needs. What else somebody needs is another application, with other owners.',
      spec: 'graph#approleassignment',
      switches: { rights: 'reports-alone' },
    },
    {
      id: 'short-secrets',
      title: 'secrets live for a month at most',
      says: 'An app management policy with the restriction passwordLifetime, for the application and its service principal.',
      spec: 'graph#appmanagementpolicy',
      switches: { policy: 'short-secrets' },
    },
    {
      id: 'no-secrets',
      title: 'no secret may be added',
      says: 'An app management policy with the restriction passwordAddition. It is about secrets, and not about federated credentials.',
      spec: 'graph#appmanagementpolicy',
      switches: { policy: 'no-secrets' },
    },
    {
      id: 'instance-lock',
      title: 'app instance property lock',
      says: 'servicePrincipalLockConfiguration is on: credentials are added to the registration alone, where its list shows them.',
      spec: 'graph#serviceprincipallockconfiguration',
      switches: { lock: 'on' },
    },
  ],
}
