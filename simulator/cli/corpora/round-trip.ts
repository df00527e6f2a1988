import { exportTenant } from '../../interchange/export-tenant'
import { importFiles } from '../../interchange/import-files'
import type { ImportResult } from '../../interchange/import-result'
import { knownName } from '../known-names'
import { type Finding, holds } from './corpus'

/** import(export(x)) = x: the document, unknown members included, the tenant, and what is missing. */
export function survives(result: ImportResult): Finding[] {
  const files = exportTenant(result.document).map(({ name, text }) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }))
  const second = importFiles(files, { knownName })
  return (['document', 'tenant', 'imported', 'unresolved'] as const).map((part) => {
    const survived = JSON.stringify(second[part]) === JSON.stringify(result[part])
    return holds(`import(export(x)) = x: ${part}`, survived, 'differs')
  })
}

/** Each policy file gives a policy, and no file a problem that stops it. */
export function imports(result: ImportResult, expected: Readonly<Record<string, number>>): Finding[] {
  return Object.entries(expected).flatMap(([collection, count]) => {
    const found = result.imported[collection] ?? 0
    return Array.from({ length: count }, (_, at) =>
      holds(`${collection} ${at + 1} imports`, at < found, `only ${found} of ${count} did`),
    )
  })
}
