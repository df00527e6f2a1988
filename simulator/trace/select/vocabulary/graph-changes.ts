import type { SpecRef } from '../../event'
import { entry, type Words } from './meaning'

const SECRET: SpecRef = 'graph-api#application-add-password'
const FEDERATED: SpecRef = 'graph#federatedidentitycredential'
const ROLE: SpecRef = 'graph#unifiedroleassignment'
const APP_ROLE: SpecRef = 'graph#approleassignment'

/** Members of what Microsoft Graph is asked to add (who an application is proven by, who may do what), and of what it answers. */
export const graphChanges: Words = {
  id: entry('What was made, by its id.'),
  name: entry('What the credential is called.', FEDERATED),
  displayName: entry('What the secret is called, for people.', SECRET),
  passwordCredential: entry('The secret that is asked for. Its text Graph makes up.', SECRET),
  customKeyIdentifier: entry('Not used for secrets any more.', SECRET),
  keyId: entry('What the secret is known by, without being known.', SECRET),
  hint: entry('The first three characters of the secret.', SECRET),
  startDateTime: entry('Since when the secret is good: now, where nothing is said.', SECRET),
  endDateTime: entry('Until when the secret is good: two years, where nothing is said.', SECRET),
  secretText: entry('The secret. This is the only answer that has it.', SECRET),
  issuer: entry('Whose tokens stand for the application from now on.', FEDERATED),
  subject: entry('Whom those tokens have to be about: their sub, letter by letter.', FEDERATED),
  audiences: entry('For whom those tokens have to be made: their aud. One, and no more.', FEDERATED),
  description: entry('What it is for, for people.', FEDERATED),
  principalId: entry('Who is given the role.', APP_ROLE),
  roleDefinitionId: entry('Which directory role: its template id is the same in every tenant.', ROLE),
  directoryScopeId: entry('Where the role counts: / is the whole tenant.', ROLE),
  resourceId: entry('The service principal of the API that has the role.', APP_ROLE),
  appRoleId: entry('Which role of that API.', APP_ROLE),
  principalType: entry('What is given the role: a person, a group, an application.', APP_ROLE),
  principalDisplayName: entry('What it is called.', APP_ROLE),
  resourceDisplayName: entry('What the API is called.', APP_ROLE),
}
