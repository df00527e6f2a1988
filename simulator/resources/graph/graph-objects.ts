import type { Group, User } from '../../directory/tenant'

/** A user as Graph answers without `$select`; `basic` is what `User.ReadBasic.All` shows of others, and what it hides is null. */
export function userBody(user: User, basic: boolean): object {
  const { id, displayName, givenName, surname, mail, userPrincipalName, jobTitle } = user
  return {
    '@odata.context': `${METADATA}#users/$entity`,
    businessPhones: [],
    displayName,
    givenName,
    jobTitle: basic ? null : jobTitle,
    mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname,
    userPrincipalName,
    id,
  }
}

/**
 * A group among directory objects. Who may not read groups still learns which there are: `id` and type, and null for the rest
 * (Graph, "Limited information returned for inaccessible member objects").
 */
export function groupBody(group: Group, limited: boolean): object {
  const { id, members: _members, owners: _owners, ...rest } = group
  const shown = limited ? Object.fromEntries(Object.keys(rest).map((name) => [name, null])) : rest
  return { '@odata.type': '#microsoft.graph.group', id, ...shown }
}

/** A collection, as Graph wraps one. @param what of what: `directoryObjects`, `Collection(Edm.String)` */
export function collection(what: string, value: readonly unknown[]): object {
  return { '@odata.context': `${METADATA}#${what}`, value }
}

export const METADATA = 'https://graph.microsoft.com/v1.0/$metadata'
