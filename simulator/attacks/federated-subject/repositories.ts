import type { Repository } from '../../actors/code-host'
import type { Switches } from '../../run/flow'
import { ENVIRONMENT, OWNER_ID, ownerOf, REPOSITORY_ID } from './trust'

/** Who Mallory is where the code is. */
export const MALLORY = 'mallory'
/** Anybody has one of their own. */
const OWN = `${MALLORY}/nightly-report`

/** The jobs that Mallory can come by: where, by which branch, and whether it is pushed or proposed. */
export const jobsOf = (switches: Switches) => {
  const owner = ownerOf(switches)
  return {
    'pull-request': { repository: `${owner}/nightly-report`, branch: 'faster', event: 'pull_request' },
    branch: { repository: `${owner}/nightly-report`, branch: 'faster', event: 'push' },
    'push-main': { repository: `${owner}/nightly-report`, branch: 'main', event: 'push' },
    'other-repository': { repository: `${owner}/shop`, branch: 'main', event: 'push' },
    own: { repository: OWN, branch: 'main', event: 'push' },
  } as const
}

/** What is there before the story begins, and who may write to it. */
export function repositoriesOf(switches: Switches): readonly Repository[] {
  const owner = ownerOf(switches)
  const plain = { immutableSubject: false, protectedBranches: [], environments: {} }
  return [
    {
      ...plain,
      name: `${owner}/nightly-report`,
      ids: { owner: OWNER_ID, repository: REPOSITORY_ID },
      immutableSubject: switches.trust === 'immutable',
      writers: switches.access === 'forks-only' ? [] : [MALLORY],
      protectedBranches: switches.main === 'protected' ? ['main'] : [],
      environments: switches.environmentRule === 'main-only' ? { [ENVIRONMENT]: ['main'] } : {},
    },
    {
      ...plain,
      name: `${owner}/shop`,
      ids: { owner: OWNER_ID, repository: '821094002' },
      writers: [MALLORY],
    },
    { ...plain, name: OWN, ids: { owner: '6600017', repository: '870000310' }, writers: [MALLORY] },
  ]
}
