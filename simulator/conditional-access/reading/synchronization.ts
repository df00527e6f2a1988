import { blockersOf } from './blockers'
import type { Finding } from './finding'
import { type Circumstances, nameOf, type Reader } from './reader'
import { kept } from './ways-in'

/** https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference#directory-synchronization-accounts */
const DIRECTORY_SYNCHRONIZATION_ACCOUNTS = 'd29b2b05-8046-44ba-8758-1e26182fcf32'
const BY: Circumstances = {
  says: 'with its password, from a server',
  conditions: { clientAppType: 'mobileAppsAndDesktopClients' },
}

/** The account that synchronizes the directory cannot answer a question. */
export function synchronization(reader: Reader): readonly Finding[] {
  const { memberships } = reader.compiled.context
  // Where the server stands, and what it is, is not known: one way in is enough.
  const stopped = kept(
    reader,
    reader.everybody.filter(({ people: [person] }) =>
      memberships.of(person.id).roleTemplateIds.has(DIRECTORY_SYNCHRONIZATION_ACCOUNTS),
    ),
    {
      says: BY.says,
      authentication: {},
      clientAppTypes: ['mobileAppsAndDesktopClients'],
      isIn: (results) => results.includes('grant'),
    },
  )
  const [first] = stopped
  if (!first) return []
  const [person] = first.people
  return [
    {
      id: 'synchronization-stopped',
      says: `The account that synchronizes the directory is stopped by a policy, wherever it stands: ${stopped.flatMap(({ people }) => people.map(nameOf)).join(', ')}.`,
      why: 'Nobody sits at it who could answer: synchronization ends, and with it new people, leavers and changed passwords.',
      isCertain: true,
      policies: blockersOf(reader.ask(person, BY)),
      shows: reader.shown(person, BY),
      source: {
        url: 'https://learn.microsoft.com/entra/identity/conditional-access/plan-conditional-access',
        checked: '2026-11',
      },
    },
  ]
}
