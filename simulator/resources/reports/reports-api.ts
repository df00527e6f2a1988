import { REPORTS } from '../../fixtures/reports'
import type { Handler } from '../../network/server'
import { createProtectedResource, type ResourceWays, rows } from '../protected-resource'
import type { Endpoint, ResourceOptions } from '../resource-request'

/** `GET /reports`: a person's own; all of them for an application that was given the role. */
export const reports: Endpoint = {
  path: '/reports',
  scopes: ['Reports.Read'],
  roles: ['Reports.Read.All'],
  answer: ({ caller }) =>
    rows(
      REPORTS.filter(({ owner }) => caller.kind === 'application' || owner === caller.userId).map(
        ({ owner: _, ...row }) => row,
      ),
    ),
}

/** The Reports API of Contoso. */
export function createReportsApi(options: ResourceOptions, ways: ResourceWays = {}): Handler {
  return createProtectedResource(options, [reports], ways)
}
