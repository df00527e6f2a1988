import { amrOf } from '../../authentication/proof'
import type { Application, Organization, ServicePrincipal, User } from '../../directory/tenant'
import type { ClaimSource } from '../../trace/event'
import type { Claim } from './claim-told'
import type { Grant } from './grant'
import type { TokenRequest } from './token-request'

/** The sign-in, as the session remembers it. */
interface Session extends Grant {
  readonly amr: readonly string[]
}

/** What claims are copied from. */
interface Rows {
  readonly user: User
  readonly application: Application
  readonly servicePrincipal: ServicePrincipal
  readonly resource: ServicePrincipal
  readonly tenant: Organization
  readonly session: Session
  /** The authorization request. */
  readonly request: Grant
}

const COLLECTIONS: Readonly<Record<string, string>> = {
  user: 'users',
  application: 'applications',
  servicePrincipal: 'servicePrincipals',
  resource: 'servicePrincipals',
  tenant: 'organization',
}

/** `user.displayName`: a member of one of the rows. */
type Path = { [K in keyof Rows]: `${K}.${Extract<keyof Rows[K], string>}` }[keyof Rows]

/**
 * Claims copied from the rows behind `request`: the path that says where a claim comes from is the one its value is read by. Rows that
 * a request does not have (a script has no user) give no claim.
 */
export function copied(
  { application, servicePrincipal, scope, tenant, subject }: TokenRequest,
  paths: Readonly<Record<string, Path>>,
): Claim[] {
  const common = { application, servicePrincipal, resource: scope.resource, tenant: tenant.organization }
  const rows: Partial<Rows> =
    subject.kind === 'person'
      ? {
          ...common,
          user: subject.user,
          session: { ...subject.grant, amr: amrOf(subject.grant.proofs) },
          request: subject.grant,
        }
      : common
  return Object.entries(paths).map(([claim, source]) => {
    const [name = '', member = ''] = source.split('.')
    const row = rows[name as keyof Rows] as unknown as Readonly<Record<string, unknown>> | undefined
    const collection = COLLECTIONS[name]
    return {
      claim,
      value: row?.[member],
      source,
      ...(collection && { object: { collection, id: String(row?.id) } }),
    }
  })
}

/** Claims made here: `[name, value, source]`. */
export function made(
  ...claims: readonly (readonly [claim: string, value: unknown, source: string])[]
): Claim[] {
  return claims.map(([claim, value, source]) => ({ claim, value, source }))
}

/** The payload of `claims`, and its provenance; `readBy` is the usual reader of this kind of token. Undefined and null are left out. */
export function assemble(
  claims: readonly Claim[],
  readBy: ClaimSource['readBy'],
): { payload: Record<string, unknown>; sources: ClaimSource[] } {
  const present = claims.filter(({ value }) => value !== undefined && value !== null)
  return {
    payload: Object.fromEntries(present.map((each) => [each.claim, each.value])),
    sources: present.map(({ value: _, ...rest }) => ({ readBy, ...rest })),
  }
}
