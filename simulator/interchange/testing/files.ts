import { exportTenant } from '../export-tenant'
import { type ImportFile, importFiles } from '../import-files'
import type { ImportResult, TenantDocument } from '../import-result'

/** A file of a test: a text in UTF-8, or a value as JSON. */
export function file(name: string, content: unknown): ImportFile {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return { name, bytes: new TextEncoder().encode(text) }
}

/** What comes in of the export of `document`. */
export function again(document: TenantDocument): ImportResult {
  return importFiles(exportTenant(document).map(({ name, text }) => file(name, text)))
}

/** What has to survive an export and an import. Places, and what a file lost, are not in it: files are other files then. */
export function kept({ tenant: { lost: _, ...tenant }, document, imported, unresolved }: ImportResult) {
  return { tenant, document, imported, unresolved }
}

/** A policy that blocks, with what differs in it. */
export function policy(id: string, members: object = {}): Readonly<Record<string, unknown>> {
  return {
    id,
    displayName: `Policy ${id}`,
    state: 'enabled',
    conditions: {
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['All'] },
      clientAppTypes: ['all'],
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
    ...members,
  }
}
