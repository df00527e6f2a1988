import { type HttpResponse, json } from '../../network/message'
import { checklist } from '../../trace/checklist'
import { parametersOnce } from '../checks/check-parameters-once'
import { tenantExists } from '../checks/check-tenant-exists'
import { isOpenTenant } from '../checks/check-tenant-named'
import { type Exchange, issuerNamed } from '../exchange'
import { jsonError } from '../http/json-error'
import type { Parts } from '../parts/part'

/** Whom a document is about: one tenant, or at `common` and `organizations` whichever it will be. */
export interface Realm {
  /** What stands in its addresses. */
  readonly name: string
  /** Of one tenant, to the letter; of whichever, with `{tenantid}` for its id. */
  readonly issuer: string
}

const once = checklist<{ readonly exchange: Exchange }>().check(parametersOnce())

/** A document about a tenant, for everybody. */
export function published(
  document: (exchange: Exchange, realm: Realm, parts: Parts) => object,
): (exchange: Exchange, parts: Parts) => Promise<HttpResponse> {
  return async (exchange, parts) => {
    const { server, origin, tenantName } = exchange
    const about = (name: string, id = name) =>
      json(200, document(exchange, { name, issuer: issuerNamed(origin, id) }, parts))
    if (isOpenTenant(tenantName)) {
      const checked = await once.run({ exchange }, server.emit)
      return checked.passed ? about(tenantName.toLowerCase(), '{tenantid}') : jsonError(checked, exchange)
    }
    const checked = await once.check(tenantExists).run({ exchange }, server.emit)
    return checked.passed ? about(checked.found.tenant.organization.id) : jsonError(checked, exchange)
  }
}
