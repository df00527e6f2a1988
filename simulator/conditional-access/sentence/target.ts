import type { Applications } from '../../directory/conditional-access-policy'
import { both, either, listed } from '../lists'
import type { Names } from '../names'
import { count, few, NO_WORDS, type Words } from './words'

/** Names of groups of resources that no tenant holds. */
const GROUPS: Readonly<Record<string, string>> = { allagentidresources: 'all agent resources' }

const ACTIONS: Readonly<Record<string, string>> = {
  'urn:user:registersecurityinfo': 'registering security information',
  'urn:user:registerdevice': 'registering or joining devices',
}
const FILTERED = 'those that an application filter selects'

/** What has to be opened or done for a policy to apply. */
export function target(applications: Applications | null | undefined, names: Names): Words {
  if (!applications) return NO_WORDS
  const actions = listed(applications.includeUserActions).map((each) => ACTIONS[each.toLowerCase()] ?? each)
  if (actions.length > 0) return { phrase: both(actions), facts: [`Actions: ${actions.join(', ')}.`] }
  const contexts = listed(applications.includeAuthenticationContextClassReferences)
  if (contexts.length > 0) {
    return {
      phrase: `using the authentication context ${either(contexts)}`,
      facts: [`Authentication contexts: ${contexts.length} (${contexts.join(', ')}).`],
    }
  }
  const filter = applications.applicationFilter
  const mode = filter?.mode?.toLowerCase()
  const included = resources('included', applications.includeApplications, mode === 'include', names)
  const excluded = resources('excluded', applications.excludeApplications, mode === 'exclude', names)
  // Nothing is said of applications where nothing is known of them.
  if (included.phrase === '' && excluded.phrase === '') return NO_WORDS
  const but = excluded.phrase === '' ? '' : ` except ${excluded.phrase}`
  return {
    phrase: `opening ${included.phrase || 'no resource'}${but}`,
    facts: [
      ...included.facts,
      ...excluded.facts,
      ...(filter?.rule ? [`The application filter: ${filter.rule}.`] : []),
    ],
  }
}

function resources(
  way: 'included' | 'excluded',
  ids: readonly string[] | null | undefined,
  filtered: boolean,
  names: Names,
): Words {
  const written = listed(ids)
  const called = (id: string) => GROUPS[id.toLowerCase()] ?? names(id)
  const has = (word: string) => written.some((id) => id.toLowerCase() === word)
  if (has('all')) return { phrase: 'all resources', facts: [`Resources ${way}: all.`] }
  if (has('none')) return { phrase: 'no resource', facts: [`Resources ${way}: none.`] }
  if (written.length === 0 && !filtered) return { phrase: '', facts: [`Resources ${way}: none.`] }
  const single = written.length > 0
  return {
    phrase: both([
      ...(single ? [few(written.map(called), 'resource')] : []),
      ...(filtered ? [FILTERED] : []),
    ]),
    facts: [
      `Resources ${way}: ${[...(single ? [count(written.length, 'resource')] : []), ...(filtered ? [FILTERED] : [])].join(', ')}.`,
      ...(single ? [`The resources ${way}: ${written.map(called).join(', ')}.`] : []),
    ],
  }
}
