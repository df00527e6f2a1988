import path from 'node:path'
import { readExports } from '../read-tenant'
import { type Corpus, same } from './corpus'
import { imports, survives } from './round-trip'

/** Policies of 2021 that refer to everything by name, in two encodings, and a file of something else. */
export const caFortigi: Corpus = {
  name: 'ca-fortigi',
  examine: async (_read, folder = '.') => {
    const result = await readExports([path.join(folder, 'ca-fortigi')])
    const left = result.unknown.map(({ file }) => path.basename(file))
    return [
      same('what came in', result.imported, { conditionalAccessPolicies: 4 }),
      ...imports(result, { conditionalAccessPolicies: 4 }),
      same('problems', result.problems, []),
      same('what is no policy is named', left, ['Convert.Json']),
      ...survives(result),
    ]
  },
}
