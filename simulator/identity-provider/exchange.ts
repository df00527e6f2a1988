import type { EpochSeconds } from '../core/clock'
import type { Directory } from '../directory/directory'
import { findApplication, findServicePrincipal, isTenantName } from '../directory/queries'
import type { Application, ServicePrincipal, Tenant } from '../directory/tenant'
import type { HttpRequest } from '../network/message'
import type { ServerContext } from '../network/server'
import type { Form } from './http/form'
import { isManagedIdentity, registrationOf } from './managed-identity'
import type { Memory } from './memory'

/** Where Entra and the specifications differ. What is left out is as at Entra. */
export interface Settings {
  /** Using a refresh token leaves it good (Entra), or ends it, and its second use ends all that descends from the sign-in (RFC 9700 section 4.14.2). */
  readonly refreshTokens?: 'stay' | 'rotate'
  /** A code used twice is refused, or also revokes what it gave before (RFC 6749 section 4.1.2). */
  readonly codeReplay?: 'refused' | 'revokes'
  /** A `code_verifier` for a code without a challenge is refused (RFC 9700 section 4.8.2), or not looked at, which lets a challenge be taken away. */
  readonly loneVerifier?: 'ignored'
  /** A client assertion may come again while it is valid (client libraries keep theirs), or never: by its `jti`, which is this lab's choice. */
  readonly assertionReplay?: 'accepted' | 'refused'
  /** The group whose members are asked for no second factor, as the group that a policy excludes; without one nobody is spared. */
  readonly sparedGroupId?: string
}

export interface Provider {
  readonly directories: readonly Directory[]
  /** `https://login.entra.example` */
  readonly origin: string
  readonly memory: Memory
  readonly settings: Settings
  /**
   * Fetches the key set of an outside issuer over the network, by its URL; undefined when it has none. `cause` is the `seq` that the
   * request follows from.
   */
  readonly fetchKeys: (issuer: string, cause: number) => Promise<unknown>
}

/** One request to the identity provider, taken apart. */
export interface Exchange extends Provider {
  readonly server: ServerContext
  readonly request: HttpRequest
  readonly now: EpochSeconds
  /** The first segment of the path: a tenant id, a domain, `common` or `organizations`. Empty for an address without one. */
  readonly tenantName: string
  /** Query or body, whichever the method says. */
  readonly form: Form
}

/** An exchange at a known tenant. `tenant` is how it was when the exchange began. */
export interface AtTenant {
  readonly exchange: Exchange
  readonly directory: Directory
  readonly tenant: Tenant
}

/** An application as a tenant knows it: the instance that signs in, and the registration it is made from. */
export interface Client {
  readonly application: Application
  readonly servicePrincipal: ServicePrincipal
}

export function directoryNamed({ directories }: Provider, name: string): Directory | undefined {
  return directories.find((each) => isTenantName(each.tenant, name))
}

/** The registration of `appId`, in whichever tenant is its home. */
export function applicationOf({ directories }: Provider, appId: string): Application | undefined {
  return directories.map(({ tenant }) => findApplication(tenant, appId)).find(Boolean)
}

/** Registration and instance, or undefined when one of the two is missing: then no token is issued. A managed identity has no registration. */
export function clientIn(provider: Provider, tenant: Tenant, appId: string): Client | undefined {
  const servicePrincipal = findServicePrincipal(tenant, appId)
  const application =
    servicePrincipal && isManagedIdentity(servicePrincipal)
      ? registrationOf(servicePrincipal)
      : applicationOf(provider, appId)
  return application && servicePrincipal && { application, servicePrincipal }
}

/** The directory of the tenant where `appId` is registered. */
export function homeOf({ directories }: Provider, appId: string): Directory | undefined {
  return directories.find(({ tenant }) => findApplication(tenant, appId))
}

/** The issuer of a tenant's tokens (v2). */
export function issuerOf({ origin }: Provider, tenant: Tenant): string {
  return issuerNamed(origin, tenant.organization.id)
}

/** The same by the id of the tenant, or at `common` and `organizations` with the place where it stands left open: `{tenantid}`. */
export const issuerNamed = (origin: string, tenantId: string): string => `${origin}/${tenantId}/v2.0`
