/**
 * Names that stand for several applications. Microsoft's lists give names and say that they grow; the ids are those that
 * Microsoft's own directory gives for these names (names that it does not list, or lists more than once, are left out).
 */
export interface ApplicationGroup {
  readonly name: string
  /** appIds in lower case. */
  readonly appIds: ReadonlySet<string>
}

/** https://learn.microsoft.com/entra/identity/conditional-access/reference-office-365-application-contents */
const OFFICE_365: Readonly<Record<string, string>> = {
  '00000002-0000-0ff1-ce00-000000000000': 'Office 365 Exchange Online',
  '00000003-0000-0ff1-ce00-000000000000': 'Office 365 SharePoint Online',
  '00000004-0000-0ff1-ce00-000000000000': 'Skype for Business Online',
  '00000006-0000-0ff1-ce00-000000000000': 'Microsoft Office 365 Portal',
  '09abbdfd-ed23-44ee-a2d9-a627aa1c90f3': 'ProjectWorkManagement',
  '166f1b03-5b19-416f-a94b-1d7aa2d247dc': 'Office Hive',
  '18f36947-75b0-49fb-8d1c-29584a55cac5': 'Reply-At-Mention',
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264': 'Microsoft Teams',
  '243c63a3-247d-41c5-9d83-7788c43f1c43': 'Office Online Core SSO',
  '2d4d3d8e-2be3-4bef-9f87-7875a61c29de': 'OneNote',
  '394866fc-eedb-4f01-8536-3ff84b16be2a': 'Microsoft People Cards Service',
  '4345a7b9-9a63-4910-a426-35363201d503': 'O365 Suite UX',
  '4765445b-32c6-49b0-83e6-1d93765276ca': 'OfficeHome',
  '475226c6-020e-4fb2-8a90-7a972cbfc1d4': 'PowerApps Service',
  '48af08dc-f6d2-435f-b2a7-069abd99c086': 'Connectors',
  '4c4f550b-42b2-4a16-93f9-fdb9e01bb6ed': 'Targeted Messaging Service',
  '67ad5377-2d78-4ac2-a867-6300cda00e85': 'Office 365',
  '6b91db1b-f05b-405a-a0b2-e3f60b28d645': 'M365 Admin Services',
  '6bc3b958-689b-49f5-9006-36d165f30e00': 'Teams CMD Services Artifacts',
  '6f82282e-0070-4e78-bc23-e6320c5fa7de': 'Microsoft Discovery Service',
  '89bee1f7-5e6e-4d8a-9f3d-ecd601259da7': 'Office365 Shell WCSS-Client',
  '905fcf26-4eb7-48a0-9ff0-8dcc7194b5ba': 'Sway',
  '94c63fef-13a3-47bc-8074-75af8c65887a': 'Office Delve',
  '95de633a-083e-42f5-b444-a4295d8e9314': 'Microsoft Whiteboard Services',
  '9e4a5442-a5c9-4f6f-b03f-5b9fcaaf24b1': 'OfficeServicesManager',
  'ab9b8c07-8f02-4f72-87fa-80105867a763': 'OneDrive SyncEngine',
  'b1379a75-ce5e-4fa3-80c6-89bb39bf646c': 'Microsoft Teams Chat Aggregator',
  'b55b276d-2b09-4ad2-8de5-f09cf24ffba9': 'Microsoft Teams - Teams And Channels Service',
  'b737dad2-2f6c-4c65-90e3-ca563267e8b9': 'Microsoft Planner',
  'b97b6bd4-a49f-4a0c-af18-af507d1da76c': 'Office Shredding Service',
  'c9a559d2-7aab-4f13-a6ed-e7e9c52aec87': 'Microsoft Forms',
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe': 'Microsoft Teams Services',
  'cf53fce8-def6-4aeb-8d30-b158e7b1cf83': 'Microsoft Stream Portal',
}

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps#microsoft-admin-portals */
const ADMIN_PORTALS: Readonly<Record<string, string>> = {
  '497effe9-df71-4043-a8bb-14cf78c4b63b': 'Exchange Admin Center',
  '618dd325-23f6-4b6f-8380-4df78026e39b': 'Microsoft 365 Admin portal',
  '2ddfbe71-ed12-4123-b99b-d5fc8a062a79': 'Microsoft Teams Admin Portal Service',
  '80ccca67-54bd-44ab-8625-4b79c4dc7775': 'Microsoft 365 Security and Compliance Center',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': 'Azure Portal',
}

/**
 * Targeting the Windows Azure Service Management API reaches services bound to the portal as well.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps#windows-azure-service-management-api
 */
const AZURE_MANAGEMENT: Readonly<Record<string, string>> = {
  'ca7f3f0b-7d91-482c-8e09-c5d840d0eac5': 'Log Analytics API',
  'e9f49c6b-5ce5-44c8-925d-015017e9f7ad': 'Azure Data Lake',
  'f5c26e74-f226-4ae8-85f0-b4af0080ac9e': 'Application Insights API',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': 'Azure Portal',
}

/** By the name that a policy writes, in lower case. */
export const APPLICATION_GROUPS: ReadonlyMap<string, ApplicationGroup> = new Map([
  ['office365', { name: 'Office 365', appIds: new Set(Object.keys(OFFICE_365)) }],
  ['microsoftadminportals', { name: 'Microsoft Admin Portals', appIds: new Set(Object.keys(ADMIN_PORTALS)) }],
  [
    '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    { name: 'Windows Azure Service Management API', appIds: new Set(Object.keys(AZURE_MANAGEMENT)) },
  ],
])

/** Display names by appId of the applications in these groups, and of the groups that are applications themselves. */
export const APPLICATION_NAMES: Readonly<Record<string, string>> = {
  ...OFFICE_365,
  ...ADMIN_PORTALS,
  ...AZURE_MANAGEMENT,
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'Windows Azure Service Management API',
}
