import type { Handler } from '../../network/server'
import { createProtectedResource, rows } from '../../resources/protected-resource'
import type { Endpoint, ResourceOptions } from '../../resources/resource-request'

/** What Contoso asks of its customers, which is nobody else's business. */
const PRICES = [
  { service: 'Pallet, Oslo to Bergen', price: '1240.00', currency: 'NOK' },
  { service: 'Pallet, Oslo to Tromsø', price: '2980.00', currency: 'NOK' },
  { service: 'Express, same day', price: '890.00', currency: 'NOK' },
]

/** `GET /prices`: the same for every customer. */
const prices: Endpoint = { path: '/prices', scopes: ['Quotes.Read'], roles: [], answer: () => rows(PRICES) }

/** Quotes API of Contoso. */
export function createQuotesApi(options: ResourceOptions): Handler {
  return createProtectedResource(options, [prices])
}
