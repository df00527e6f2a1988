import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'principals',
  who: ['workload'],
  words: [
    'federated identity credential subject too broad, which subject should I trust',
    'pull_request subject of a workflow, who can open one',
    'wildcard in a federated credential, claimsMatchingExpression, flexible federated identity credential',
    'environment or branch in the subject of a federated credential',
    'repository renamed or deleted, somebody takes the name, subject recycling',
    'immutable subject claims, repository_id and repository_owner_id',
    'workload identity federation attack, any branch can deploy',
    'dangling federated credential, credential of a repository that is gone',
    'AADSTS700213 no matching federated identity record found',
  ],
  codes: [700211, 700213, 7000112],
  endsIn:
    'Somebody who may write code, or who has taken a name, reads as an application that trusts its build service, unless one of the mitigations stops it.',
  answers: {},
  noAnswer: 'It is an attack by way of a federated credential, with what stops it and what does not.',
}
