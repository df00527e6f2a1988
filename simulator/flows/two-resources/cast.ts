import { deviceOf } from '../../fixtures/named'
import {
  browserOn,
  CONTOSO,
  group,
  identityProvider,
  instance,
  phone,
  resource,
  somebody,
  tenantSite,
} from '../../fixtures/parties'
import type { Site, Switches } from '../../run/flow'
import type { Fact, Party } from '../../trace/event'
import { accessUnder, ada, finance, graph, inventoryInstance, resourceManager, tenant } from './tenant'

/** The parties of this flow. */
export const ID = {
  person: 'person',
  browser: 'browser',
  phone: 'phone',
  identityProvider: 'identity-provider',
  app: 'inventory',
  group: 'finance',
  graph: 'graph',
  resourceManager: 'resource-manager',
} as const

export const LOGIN = 'https://login.entra.example'
export const INVENTORY = 'https://inventory.contoso.example'
const AZURE = 'azure'

export const sites: readonly Site[] = [
  tenantSite(CONTOSO, tenant),
  { id: AZURE, kind: 'other-organization', name: 'Azure', detail: 'run by Microsoft' },
]

export const parties: readonly Party[] = [
  somebody(ID.person, 'at the keyboard'),
  browserOn(deviceOf(tenant, ada, 'AzureAd'), ID.browser, ID.person),
  phone(ID.phone, ID.person),
  identityProvider(ID.identityProvider),
  instance(ID.app, inventoryInstance, 'a web app with a server'),
  group(ID.group, finance),
  resource(ID.graph, graph, 'answers from the directory'),
  { ...resource(ID.resourceManager, resourceManager, 'decides by roles of Azure'), place: AZURE },
]

/** Roles of Azure: Azure knows these, and the directory does not. An assignment leads to the service that asks for it. */
export function facts(switches: Switches): readonly Fact[] {
  return accessUnder(switches).roleAssignments.map(({ principalId, roleDefinitionName, scope }) => {
    const type = 'azureRoleAssignment'
    const to = resourceManager.id
    const label = `${roleDefinitionName} of ${scope.split('/').at(-1)}`
    return { id: `${type}:${principalId}:${to}`, type, from: principalId, to, label }
  })
}
