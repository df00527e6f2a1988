import { APPLICATION_NAMES } from '../../conditional-access/application-groups'
import { ADMINISTRATION_PORTALS, AZURE_SURFACES } from '../../conditional-access/gates/applications'
import { type Corpus, type Finding, holds } from './corpus'

interface App {
  readonly AppId: string
  readonly AppDisplayName: string
}

/** What the documentation calls otherwise, or names by id where the list has none. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '797f4846-ba00-4fd7-ba43-dac1f8f63013':
    'listed as "Azure Resource Manager"; Conditional Access calls it Windows Azure Service Management API (concept-condition-filters-for-devices)',
  '0c1307d4-29d6-4389-a11c-5cbe7f65d7fa':
    'not listed; the Azure mobile app by concept-mandatory-multifactor-authentication',
}

/** Microsoft's own applications, and those that the lab knows by id. */
export const microsoftInfo: Corpus = {
  name: 'microsoft-info',
  leftOut: 'GraphAppRoles.json and GraphDelegateRoles.json: the policy engine names no permission.',
  examine: async (read) => {
    const apps = (await read('microsoft-info/MicrosoftApps.json')) as readonly App[]
    const published = new Map<string, string[]>()
    for (const { AppId, AppDisplayName } of apps) {
      const id = AppId.toLowerCase()
      published.set(id, [...(published.get(id) ?? []), AppDisplayName])
    }
    const gates = [...ADMINISTRATION_PORTALS, ...AZURE_SURFACES].filter((id) => id.includes('-'))
    return [
      ...Object.entries(APPLICATION_NAMES).map(([id, name]) => {
        const names = published.get(id) ?? []
        const known = names.some((each) => each.toLowerCase() === name.toLowerCase())
        return excepted(id, holds(`${name} (${id})`, known, `is called ${JSON.stringify(names)} there`))
      }),
      ...[...new Set(gates)].map((id) =>
        excepted(
          id,
          holds(`application of a gate ${id}`, published.has(id), 'is not listed'),
          published.has(id),
        ),
      ),
    ]
  },
}

function excepted(id: string, finding: Finding, listed = false): Finding {
  const exception = EXCEPTIONS[id]
  return exception === undefined || listed ? finding : { ...finding, exception }
}
