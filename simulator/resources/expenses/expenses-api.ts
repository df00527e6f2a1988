import { EXPENSES } from '../../fixtures/expenses'
import type { Handler } from '../../network/server'
import { createProtectedResource, rows } from '../protected-resource'
import type { Endpoint, ResourceOptions } from '../resource-request'

/** `GET /expenses`: a person's own rows. Writing includes reading. */
export const expenses: Endpoint = {
  path: '/expenses',
  scopes: ['Expenses.Read', 'Expenses.ReadWrite'],
  roles: [],
  answer: ({ caller }) =>
    rows(
      EXPENSES.filter(({ owner }) => caller.kind === 'person' && owner === caller.userId).map(
        ({ owner: _, ...row }) => row,
      ),
    ),
}

/** The Expenses API of Contoso. */
export function createExpensesApi(options: ResourceOptions): Handler {
  return createProtectedResource(options, [expenses])
}
