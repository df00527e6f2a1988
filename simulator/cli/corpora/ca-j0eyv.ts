import path from 'node:path'
import type { JsonObject } from '../../interchange/json'
import { readExports } from '../read-tenant'
import { type Corpus, type Finding, holds, same } from './corpus'
import { imports, survives } from './round-trip'

/** Words of policies that are no reference. */
const WORDS = ['All', 'None', 'Office365', 'MicrosoftAdminPortals', 'AllAgentIdResources', 'AllTrusted']
const MEMBERS = /^(include|exclude)(Users|Groups|Roles|Applications|Locations|ServicePrincipals)$/

/** A whole baseline as IntuneManagement exports it: UTF-16LE, annotations, and a table of names. */
export const caJ0eyv: Corpus = {
  name: 'ca-j0eyv',
  examine: async (_read, folder = '.') => {
    const result = await readExports([path.join(folder, 'ca-j0eyv')])
    const { document, unresolved, imported } = result
    const tables = (document.migrationTable ?? []).flatMap(({ Objects }) => Objects as readonly JsonObject[])
    const named = new Set(tables.map(({ Id }) => Id))
    const present = new Set(
      [document.groups, document.namedLocations].flatMap((objects) => objects?.map(({ id }) => id) ?? []),
    )
    const listed = new Set(unresolved.map(({ id }) => id))
    const references = (document.conditionalAccessPolicies ?? []).flatMap((policy) =>
      [...referencesIn(policy)].map((id) => ({ by: policy.displayName, id })),
    )
    return [
      same('what came in', imported, { conditionalAccessPolicies: 36, namedLocations: 3, groups: 36 }),
      ...imports(result, { conditionalAccessPolicies: 36, namedLocations: 3, groups: 36 }),
      ...references.map(({ by, id }): Finding => {
        const known = named.has(id) || present.has(id) || listed.has(id)
        return holds(`${by}: ${id}`, known, 'neither resolves nor is listed')
      }),
      ...survives(result),
    ]
  },
}

/** Read here once more, in another way than the importer does: every text in a list that includes or excludes. */
function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (MEMBERS.test(name) && Array.isArray(inner)) yield* inner.filter((id) => !WORDS.includes(id))
    else yield* referencesIn(inner)
  }
}
