import type { EventOf } from '../../../../simulator/doors/view'
import type { Exercise, Trace, Verdict } from '../../../_build/exercise'
import { ALL_STAFF, FARAH, STAFF } from './objects'

/** Farah gets into Timesheets by way of a group, whichever. */
export const byGroup: Exercise = {
  id: 'by-group',
  prompt:
    'Let Farah (farah@contoso.example) sign in to Timesheets. Assign nothing to her by name, and leave it required that people are assigned.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [
      {
        switches: {},
        answers: [{ prompt: 'username', value: { username: FARAH.name } }],
        interventions: [
          {
            when: { at: 'start' },
            do: 'put',
            collection: 'groups',
            object: { id: ALL_STAFF, members: [...STAFF, FARAH.id] },
          },
        ],
      },
    ],
  },
  hints: [
    'First let her sign in, and read which check refuses her. In which groups is she?',
    'A group that is assigned counts for those who are in it directly. Which edge is missing, from whom to what?',
  ],
  solutionSays:
    'Where the user name is asked for, type farah@contoso.example. Then draw an edge from Farah to All staff: she is a direct member of a group that is assigned. To assign the group Warehouse to Timesheets does it as well.',
  check(trace) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const known = trace.findLast((event) => event.type === 'account-identified')
    if (known?.user.id !== FARAH.id) return fail([known?.seq ?? last.seq], 'It is not Farah who signs in.')
    const byName = changesOf(trace).find(isHerOwn)
    if (byName) return fail([byName.seq], 'That is an assignment to Farah by name.')
    const open = changesOf(trace).find(needsNone)
    if (open) return fail([open.seq], 'Timesheets requires no assignment any more: now everybody gets in.')
    const inside = trace.find((event) => event.type === 'token-issued' && event.token === 'id-token')
    return inside
      ? {
          passed: true,
          because: [known.seq, inside.seq],
          says: 'Farah is in. Nothing in the tenant assigns Timesheets to her by name: a group does.',
        }
      : fail([last.seq], 'Farah is not in yet.')
  },
}

type Change = EventOf<'directory-changed'> & Trace[number]

const changesOf = (trace: Trace): readonly Change[] =>
  trace.filter((event): event is Change => event.type === 'directory-changed')

const isHerOwn = ({ collection, after }: Change): boolean =>
  collection === 'appRoleAssignments' &&
  (after as { principalId?: unknown } | undefined)?.principalId === FARAH.id

const needsNone = ({ collection, after }: Change): boolean =>
  collection === 'servicePrincipals' &&
  (after as { appRoleAssignmentRequired?: unknown } | undefined)?.appRoleAssignmentRequired === false

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
