import type { EpochSeconds } from '../core/clock'
import type { Directory } from '../directory/directory'
import { findApplication, findServicePrincipal, isTenantName } from '../directory/queries'
import type { Application, ServicePrincipal, Tenant } from '../directory/tenant'
import type { HttpRequest } from '../network/message'
import type { ServerContext } from '../network/server'
import type { Form } from './http/form'
import type { Store } from './store'

export interface Provider {
  readonly directories: readonly Directory[]
  /** `https://login.entra.example` */
  readonly origin: string
  readonly store: Store
}

/** One request to the identity provider, taken apart. */
export interface Exchange extends Provider {
  readonly server: ServerContext
  readonly request: HttpRequest
  readonly now: EpochSeconds
  /** The first segment of the path: a tenant id, a domain, `common` or `organizations`. */
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

/** Registration and instance, or undefined when one of the two is missing: then no token is issued. */
export function clientIn(provider: Provider, tenant: Tenant, appId: string): Client | undefined {
  const application = applicationOf(provider, appId)
  const servicePrincipal = findServicePrincipal(tenant, appId)
  return application && servicePrincipal && { application, servicePrincipal }
}

/** The issuer of a tenant's tokens (v2). */
export function issuerOf({ origin }: Provider, tenant: Tenant): string {
  return `${origin}/${tenant.organization.id}/v2.0`
}
