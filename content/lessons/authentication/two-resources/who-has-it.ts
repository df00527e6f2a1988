import type { Choice, Exercise, Trace, Verdict } from '../../../_build/exercise'
import { ADA, ALL_STAFF, BO, CHIDI, EMIL, FINANCE, IT } from './objects'

/** Who is asked about, and what they are called in the rows. */
const PEOPLE: Readonly<Record<string, string>> = {
  Ada: ADA,
  Chidi: CHIDI,
  Emil: EMIL,
  'Bo, Global Administrator': BO,
}

/** Groups of the tenant, and who is in them before anybody changes it. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  [FINANCE]: [ADA, CHIDI],
  [ALL_STAFF]: [ADA, CHIDI, EMIL],
  [IT]: [BO],
}

const OPTIONS: readonly Choice[] = [
  { value: 'reaches', label: 'has the role' },
  { value: 'none', label: 'has no role' },
]

const PUT_IN = { when: { at: 'start' }, do: 'put', collection: 'groups' } as const

/** Whom a role reaches that is given to a group with a group in it. */
export const whoHasIt: Exercise = {
  id: 'who-has-it',
  prompt:
    'In All staff are Ada, Chidi and Emil; in IT is Bo. Put one of these groups into Finance, from the beginning, and play. The lab waits before Azure decides. Finance is Reader of the storage account: pick for each of the four whether that role is theirs.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [
      {
        switches: {},
        interventions: [{ ...PUT_IN, object: { id: FINANCE, members: [ADA, CHIDI, ALL_STAFF] } }],
      },
    ],
    matched: {
      Ada: 'reaches',
      Chidi: 'reaches',
      Emil: 'reaches',
      'Bo, Global Administrator': 'none',
    },
  },
  hints: [
    'Look at what Microsoft Graph answers: the members of Finance, of which one is a group now. Who is in that group?',
    'For Azure it does not matter how many groups lie between a person and the role. And roles of the directory are none of its own.',
  ],
  solutionSays:
    'Open Change, draw an edge from All staff to Finance, and play. Ada and Chidi are in Finance, and Emil is by way of All staff: they have the role. Bo has none, as Global Administrator as well. With IT in Finance it is Ada, Chidi and Bo who have it, and not Emil.',
  legend: 'Reader of the storage account',
  pairs: {
    options: OPTIONS,
    rows: (traces) =>
      asked(traces.at(-1) ?? []) === undefined
        ? []
        : Object.keys(PEOPLE).map((label): Choice => ({ value: label, label })),
  },
  holds: (trace) => asked(trace),
  check(trace, { matched = {} }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    if (roleOf(trace) !== 'reader')
      return fail([last.seq], 'In this run Finance has no role at the storage account. Put that back first.')
    const at = asked(trace)
    if (at === undefined)
      return fail(
        [last.seq],
        membersOf(trace, FINANCE).some((id) => Object.hasOwn(GROUPS, id))
          ? 'In this run Azure is not asked about anybody’s role.'
          : 'In this run there are people alone in Finance. Put a group into it.',
      )
    const names = Object.keys(PEOPLE)
    if (names.some((name) => matched[name] === undefined)) return fail([at], 'Pick for each of the four.')
    const within = everybodyIn(trace, FINANCE)
    const wrong = names.filter(
      (name) => matched[name] !== (within.has(PEOPLE[name] ?? '') ? 'reaches' : 'none'),
    )
    if (wrong.length > 0)
      return fail(
        [at],
        `Not so for ${wrong.length === 1 ? 'one' : wrong.length} of the four. Which groups is each of them in, and which of these are in Finance?`,
      )
    return {
      passed: true,
      because: [at],
      says: 'Right. A role of Azure is for whoever is in the group, by way of other groups as well. That somebody administers the directory adds nothing.',
    }
  },
}

/** Where Azure decides by roles, in a run in which a group is in Finance, and Finance has the role. */
function asked(trace: Trace): number | undefined {
  if (roleOf(trace) !== 'reader') return undefined
  const decision = trace.find(
    (event) =>
      (event.type === 'check-passed' || event.type === 'check-failed') &&
      event.actor === 'resource-manager' &&
      event.check === 'azure-role',
  )
  const before = trace.slice(0, decision?.seq)
  return decision && membersOf(before, FINANCE).some((id) => Object.hasOwn(GROUPS, id))
    ? decision.seq
    : undefined
}

function roleOf([start]: Trace): string | undefined {
  return start?.type === 'run-started' ? (start.switches.role ?? 'reader') : undefined
}

/** The direct members of a group at the end of a trace. */
function membersOf(trace: Trace, group: string): readonly string[] {
  const changed = trace.findLast((event) => event.type === 'directory-changed' && event.id === group)
  if (changed?.type !== 'directory-changed') return GROUPS[group] ?? []
  return (changed.after as { readonly members?: readonly string[] } | undefined)?.members ?? []
}

/** Everybody in a group, by way of other groups as well. */
function everybodyIn(trace: Trace, group: string): ReadonlySet<string> {
  const found = new Set<string>([group])
  for (const id of found) for (const member of membersOf(trace, id)) found.add(member)
  return found
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}
