import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { readExports } from '../read-tenant'
import { type Corpus, holds, same } from './corpus'
import { survives } from './round-trip'

/** Policy sets made to be filled in: no ids, and placeholders (`<AdministratorGroup>`) for groups. */
export const caAlexfilipin: Corpus = {
  name: 'ca-alexfilipin',
  examine: async (_read, folder = '.') => {
    const at = path.join(folder, 'ca-alexfilipin')
    const names = (await readdir(at, { recursive: true })).filter((name) => name.endsWith('.json')).sort()
    const findings = []
    const placeholders = new Set<string>()
    for (const name of names) {
      const result = await readExports([path.join(at, name)])
      findings.push(same(`${name} is one policy`, result.tenant.conditionalAccessPolicies.length, 1))
      const written = new Set(
        JSON.stringify(result.tenant).match(/(?<="(?:include|exclude)Groups":\[[^\]]*)<\w+>/g),
      )
      const listed = new Set(result.unresolved.map(({ id }) => id))
      const missing = [...written].filter((each) => !listed.has(each))
      findings.push(same(`${name}: its placeholders are listed`, missing, []))
      for (const each of written) placeholders.add(each)
    }
    const result = await readExports([at])
    return [
      same('files', names.length, 214),
      holds('there are placeholders', placeholders.size > 3, 'none were found'),
      ...findings,
      same('what came in together', result.imported, { conditionalAccessPolicies: 214 }),
      ...survives(result),
    ]
  },
}
