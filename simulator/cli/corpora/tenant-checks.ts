import { coverageOf } from '../../conditional-access/reading/checks'
import { type Corpus, holds } from './corpus'

interface Check {
  readonly id: string
}

/** Every check of Maester’s list is answered by the reading of a tenant, or it is said which part of a tenant it needs. */
export const tenantChecks: Corpus = {
  name: 'tenant-checks',
  examine: async (read) => {
    const checks = (await read('tenant-checks/maester.json')) as readonly Check[]
    return checks.map(({ id }) => holds(id, coverageOf(id) !== undefined, 'is in no table of checks'))
  },
}
