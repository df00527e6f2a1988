import { AZURE_RESOURCE_MANAGER, EXCHANGE, SHAREPOINT } from './application-groups'

const SKYPE_FOR_BUSINESS = '00000004-0000-0ff1-ce00-000000000000'
const AZURE_ACTIVE_DIRECTORY = '00000002-0000-0000-c000-000000000000'
const POWER_APPS = '475226c6-020e-4fb2-8a90-7a972cbfc1d4'

/**
 * Services whose policies somebody has to satisfy before they reach another: early-bound dependencies, by appId in lower case. The
 * list is Microsoft's, which says that there are more; it names no ids, and has here what Microsoft's own directory names so once.
 * Late-bound ones count later, when the token for them is asked for.
 * https://learn.microsoft.com/entra/identity/conditional-access/service-dependencies
 */
const BEHIND: Readonly<Record<string, readonly string[]>> = {
  // Microsoft Teams Services, and what the directory calls Microsoft Teams
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe': [EXCHANGE, SHAREPOINT, SKYPE_FOR_BUSINESS],
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264': [EXCHANGE, SHAREPOINT, SKYPE_FOR_BUSINESS],
  [SKYPE_FOR_BUSINESS]: [EXCHANGE],
  // Microsoft Forms
  'c9a559d2-7aab-4f13-a6ed-e7e9c52aec87': [EXCHANGE, SHAREPOINT],
  [POWER_APPS]: [AZURE_RESOURCE_MANAGER, AZURE_ACTIVE_DIRECTORY, SHAREPOINT, EXCHANGE],
  // Microsoft Flow Service
  '7df0a125-d3be-4c96-aa54-591f83ff541c': [POWER_APPS],
  // Azure Data Lake
  'e9f49c6b-5ce5-44c8-925d-015017e9f7ad': [AZURE_RESOURCE_MANAGER],
}

const NOTHING: readonly never[] = []

/** appIds in lower case of the services behind an application. @param appId in lower case */
export function servicesBehind(appId: string): readonly string[] {
  return BEHIND[appId] ?? NOTHING
}

/** appIds in lower case of the applications that have one of these services behind them. @param appIds in lower case */
export function applicationsBefore(appIds: ReadonlySet<string>): readonly string[] {
  return Object.entries(BEHIND).flatMap(([appId, services]) =>
    services.some((each) => appIds.has(each)) ? [appId] : [],
  )
}
