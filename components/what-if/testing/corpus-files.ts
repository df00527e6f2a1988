import { readdirSync, readFileSync } from 'node:fs'
import { type Corpus, readCorpus } from '../../../simulator/conditional-access/corpus/corpus'
import type { PolicyTenant } from '../../../simulator/doors/policy'

const FOLDER = new URL('../../../simulator/conditional-access/corpus/', import.meta.url)

/** The files of the corpus that the engine and the terminal are tested with, by name. */
export function corpusFiles(): readonly (Corpus & { readonly file: string })[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, ...readCorpus(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))) }))
}

/** Where Graph has each collection; the last word is the collection's where nothing is said. */
const PATHS: Readonly<Record<string, string>> = {
  conditionalAccessPolicies: 'identity/conditionalAccess/policies',
  namedLocations: 'identity/conditionalAccess/namedLocations',
  authenticationStrengthPolicies: 'identity/conditionalAccess/authenticationStrength/policies',
  identitySecurityDefaultsEnforcementPolicy: 'policies/identitySecurityDefaultsEnforcementPolicy/$entity',
  roleAssignments: 'roleManagement/directory/roleAssignments',
  roleEligibilitySchedules: 'roleManagement/directory/roleEligibilitySchedules',
}

/** `tenant` as files that Graph's answers make: a list with `value` for each collection, and what there is one of by itself. */
export function asExport(
  tenant: PolicyTenant,
): readonly { readonly name: string; readonly content: string }[] {
  return Object.entries(tenant).flatMap(([collection, held]) => {
    if (held === null || (Array.isArray(held) && held.length === 0)) return []
    const context = `https://graph.microsoft.com/v1.0/$metadata#${PATHS[collection] ?? collection}`
    const answer = Array.isArray(held) ? { value: held } : held
    return [
      {
        // Nothing in the name helps to tell what is inside.
        name: `answer-${Object.keys(tenant).indexOf(collection)}.json`,
        content: JSON.stringify({ '@odata.context': context, ...answer }),
      },
    ]
  })
}
