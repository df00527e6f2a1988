import type { MitigationTable } from '../mitigation'

/** Microsoft, "Client credentials flow", "Certificate credentials", "Workload identity federation" (November 2026): what each comes to is what the runs say. */
export const table: MitigationTable = {
  ways: [
    {
      id: 'next-day',
      title: 'a day later, with what is in the file',
      says: 'Mallory reads the file, gets a token, and reads the reports. Half an hour later somebody notices, and does something. A day later Mallory asks for another token, and reads again: that is what counts here.',
      spec: 'rfc6749#4.4',
      switches: { comesBack: 'next-day' },
    },
    {
      id: 'same-hour',
      title: 'at once, with the access token',
      says: 'The same, and Mallory goes on with the access token from before. This API looks at the token, and hears of nothing before it ends; continuous access evaluation for workload identities is not built here.',
      spec: 'entra#access-tokens',
      switches: { comesBack: 'same-hour' },
    },
    {
      id: 'next-day-at-graph',
      title: 'a day later, at Microsoft Graph',
      says: 'A day later Mallory asks for a token for another API, for which the job has no use, and lists the people of the directory.',
      spec: 'entra#default-scope',
      switches: { comesBack: 'next-day-at-graph' },
    },
  ],
  mitigations: [
    {
      id: 'nothing',
      title: 'nothing',
      says: 'The secret is good for a year, the application may read all reports and everybody in the directory, and nobody does anything. No person signs in, so nobody is asked for a second factor. From which network is nothing that this identity provider asks: Conditional Access for workload identities, which can, is not built here.',
      spec: 'entra#client-credentials',
      switches: {},
    },
    {
      id: 'secret-added',
      title: 'a new secret, and the old one stays',
      says: 'An application can have several secrets that are good at the same time: that is how one is exchanged while the job goes on.',
      spec: 'graph#application',
      switches: { answer: 'secret-added' },
    },
    {
      id: 'secret-replaced',
      title: 'a new secret, and the old one is removed',
      says: 'The old one is none of the registration’s any more. The token that it has brought is not looked up anywhere.',
      spec: 'graph#application',
      switches: { answer: 'secret-replaced' },
    },
    {
      id: 'short-life',
      title: 'the secret is good until the evening',
      says: 'endDateTime of the secret lies in the near future, and nobody notices anything.',
      spec: 'graph#application',
      switches: { secretLives: 'until-evening' },
    },
    {
      id: 'role-removed',
      title: 'the role at the Reports API is taken away',
      says: 'The appRoleAssignment is deleted. The secret stays, and a token comes of it in which nothing stands that may be done there.',
      spec: 'graph#approleassignment',
      switches: { answer: 'role-removed' },
    },
    {
      id: 'reports-alone',
      title: 'no role at Microsoft Graph',
      says: 'The application has been given what the job needs, and nothing beside it.',
      spec: 'graph#approleassignment',
      switches: { permissions: 'reports-alone' },
    },
    {
      id: 'principal-disabled',
      title: 'the service principal is disabled',
      says: 'accountEnabled is false. The job gets no tokens either.',
      spec: 'graph#serviceprincipal',
      switches: { answer: 'principal-disabled' },
    },
    {
      id: 'certificate-beside-secret',
      title: 'a certificate, and the secret stays registered',
      says: 'The job signs with a certificate now. Nobody has removed the secret, and the file that had it is still in the history of the repository.',
      spec: 'entra#certificate-credentials',
      switches: { credential: 'certificate-beside-secret' },
    },
    {
      id: 'certificate',
      title: 'a certificate, and no secret',
      says: 'The private key lies in the store of the machine, and signs there. Whoever has the machine can have it sign for them: that is not played here.',
      spec: 'entra#certificate-credentials',
      switches: { credential: 'certificate' },
    },
    {
      id: 'federated',
      title: 'a federated credential, and no secret',
      says: 'The build service says which job somebody is. Mallory has a job there as well, of a repository of his own.',
      spec: 'entra#federated-credentials',
      switches: { credential: 'federated' },
    },
  ],
}
