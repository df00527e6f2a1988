import type { Tenant } from '../../directory/tenant'
import { type HttpResponse, json } from '../../network/message'
import { checklist } from '../../trace/checklist'
import { parametersOnce } from '../checks/check-parameters-once'
import { tenantExists } from '../checks/check-tenant-exists'
import { tenantNamed } from '../checks/check-tenant-named'
import type { Exchange } from '../exchange'
import { jsonError } from '../http/json-error'
import type { Parts } from '../parts/part'

const checks = checklist<{ readonly exchange: Exchange }>()
  .check(parametersOnce())
  .check(tenantNamed)
  .check(tenantExists)

/** A document about a tenant, for everybody. */
export function published(
  document: (exchange: Exchange, tenant: Tenant, parts: Parts) => object,
): (exchange: Exchange, parts: Parts) => Promise<HttpResponse> {
  return async (exchange, parts) => {
    const checked = await checks.run({ exchange }, exchange.server.emit)
    return checked.passed
      ? json(200, document(exchange, checked.found.tenant, parts))
      : jsonError(checked, exchange)
  }
}
