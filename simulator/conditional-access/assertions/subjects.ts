import type { Subject } from './assertion'

const WORKLOADS = /^(workloads|servicePrincipalsInMyTenant|servicePrincipal:.+)$/is
const AGENTS = /^(agents|agentIdentity:.+)$/is

/** What a word of `who` is about. */
export function subjectOf(words: string): Subject {
  if (WORKLOADS.test(words)) return 'workloads'
  return AGENTS.test(words) ? 'agents' : 'people'
}

/** How a sentence calls them. */
export const SUBJECTS: Readonly<Record<Subject, string>> = {
  people: 'people',
  workloads: 'workload identities',
  agents: 'agents',
}
