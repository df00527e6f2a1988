import { expect, it } from 'vitest'
import { ACCOUNT, CONTAINER, GROUP, management, SUBSCRIPTION } from '../access/azure-rbac/testing/ask'
import { parseScope } from './azure-scope'

it.each([
  ['/', 'root', ['/']],
  [management('Sales'), 'managementGroup', [management('sales')]],
  [SUBSCRIPTION, 'subscription', [SUBSCRIPTION]],
  [`${SUBSCRIPTION}/`, 'subscription', [SUBSCRIPTION]],
  [GROUP.toUpperCase(), 'resourceGroup', [GROUP, SUBSCRIPTION]],
  [ACCOUNT, 'resource', [ACCOUNT, GROUP, SUBSCRIPTION]],
  [CONTAINER, 'resource', [CONTAINER, `${ACCOUNT}/blobServices/default`, ACCOUNT, GROUP, SUBSCRIPTION]],
  [
    `${ACCOUNT}/providers/Microsoft.Insights/diagnosticSettings/all`,
    'resource',
    [`${ACCOUNT}/providers/Microsoft.Insights/diagnosticSettings/all`, ACCOUNT, GROUP, SUBSCRIPTION],
  ],
  [
    `${SUBSCRIPTION}/providers/Microsoft.Support/supportTickets/7`,
    'resource',
    [`${SUBSCRIPTION}/providers/Microsoft.Support/supportTickets/7`, SUBSCRIPTION],
  ],
  [
    `${management('sales')}/providers/Microsoft.Authorization/policyAssignments/p`,
    'resource',
    [`${management('sales')}/providers/Microsoft.Authorization/policyAssignments/p`, management('sales')],
  ],
  ['/providers/Microsoft.Capacity/orders/o', 'resource', ['/providers/Microsoft.Capacity/orders/o', '/']],
])('%s is a %s, within %j', (written, kind, within) => {
  expect(parseScope(written)).toMatchObject({ kind, within: within.map((each) => each.toLowerCase()) })
})

it.each([
  ['', 'begins with a slash'],
  ['subscriptions/x', 'begins with a slash'],
  ['/tenants/x', 'A scope begins with /subscriptions/'],
  ['/subscriptions', 'A scope begins with /subscriptions/'],
  ['/subscriptions/Production', 'which is a GUID'],
  ['/subscriptions/', 'A scope begins with /subscriptions/'],
  [`${SUBSCRIPTION}//resourceGroups/a`, 'empty'],
  [`${SUBSCRIPTION}/resourceGroups/ a`, 'a space beside it'],
  [`${SUBSCRIPTION}/resourceGroups`, 'name of the resource group is missing'],
  [`${GROUP}/Microsoft.Storage/storageAccounts/a`, 'stands behind /providers/'],
  [`${GROUP}/providers`, 'namespace of the resource provider is missing'],
  [`${GROUP}/providers/Microsoft.Storage`, 'type and the name of the resource are missing'],
  [
    `${GROUP}/providers/Microsoft.Storage/storageAccounts`,
    'name of the resource is missing behind "storageaccounts"',
  ],
  [`${ACCOUNT}/providers/Microsoft.Insights/diagnosticSettings`, 'missing behind "diagnosticsettings"'],
])('%j is no scope: %s', (written, problem) => {
  expect(parseScope(written)).toEqual({ problem: expect.stringContaining(problem) })
})
