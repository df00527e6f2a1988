import { createRandom } from '../../core/random'
import type { FederatedIdentityCredential, Tenant } from '../tenant'
import type { Call, Change, EdgeKind } from './edge'
import type { End } from './ends'

const PERMISSION = 'Application.ReadWrite.All'
/** The one audience that Entra asks for (Graph, federatedIdentityCredential). */
const AUDIENCE = 'api://AzureADTokenExchange'

/** An application trusts tokens of an outside issuer, for one subject. */
export const federatedIdentityCredential: EdgeKind = {
  type: 'federatedIdentityCredential',
  title: 'made to trust',
  what: 'The registration trusts tokens of an outside issuer for one subject: such a token stands in for a secret.',
  from: ['applications'],
  to: ['issuers'],
  edges: ({ applications }) =>
    applications.flatMap(({ id, federatedIdentityCredentials }) =>
      federatedIdentityCredentials.map((each) => ({
        from: id,
        to: each.issuer,
        choice: trustedBy(each),
        label: `trusts ${each.name}`,
      })),
    ),
  choices: (tenant, from, to) => {
    const own = credentialsOf(tenant, from).filter(({ issuer }) => issuer === to.id)
    const known = tenant.applications
      .flatMap((each) => each.federatedIdentityCredentials)
      .filter(({ issuer, subject }) => issuer === to.id && !own.some((each) => each.subject === subject))
    const subjects = [...new Set(known.flatMap(({ subject }) => subject ?? []))]
    return subjects.length > 0
      ? subjects.map((subject) => ({ id: subject, title: subject }))
      : `${from.name} trusts every subject of ${to.name} that is known here. Write another into its federatedIdentityCredentials.`
  },
  join: (tenant, from, to, subject) => {
    const all = credentialsOf(tenant, from)
    const body = { name: nameFor(all), issuer: to.id, subject, audiences: [AUDIENCE] }
    const id = createRandom(0, `federatedIdentityCredential ${from.id} ${to.id} ${subject}`).uuid()
    return change(
      from,
      [...all, { id, ...body, description: null }],
      `${from.name} trusts ${subject} of ${to.name}.`,
      {
        method: 'POST',
        path: pathOf(from),
        body,
        permission: PERMISSION,
      },
    )
  },
  cut: (tenant, from, to, subject) => {
    const all = credentialsOf(tenant, from)
    const is = (each: FederatedIdentityCredential) => each.issuer === to.id && trustedBy(each) === subject
    return change(
      from,
      all.filter((each) => !is(each)),
      `${from.name} no longer trusts ${subject} of ${to.name}.`,
      { method: 'DELETE', path: `${pathOf(from)}/${all.find(is)?.id}`, permission: PERMISSION },
    )
  },
}

/** What tells one credential of an issuer from another: its subject, or its expression. */
const trustedBy = ({ subject, claimsMatchingExpression }: FederatedIdentityCredential): string =>
  subject ?? claimsMatchingExpression?.value ?? ''

const pathOf = ({ id }: End) => `/applications/${id}/federatedIdentityCredentials`

const credentialsOf = ({ applications }: Tenant, { id }: End) =>
  applications.find((each) => each.id === id)?.federatedIdentityCredentials ?? []

function nameFor(all: readonly FederatedIdentityCredential[]): string {
  let next = all.length + 1
  while (all.some(({ name }) => name === `trust-${next}`)) next++
  return `trust-${next}`
}

function change(
  { id }: End,
  federatedIdentityCredentials: readonly FederatedIdentityCredential[],
  says: string,
  call: Call,
): Change {
  return {
    edit: { do: 'put', collection: 'applications', object: { id, federatedIdentityCredentials } },
    says,
    call,
  }
}
