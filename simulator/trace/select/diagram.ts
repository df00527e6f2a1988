import type { ActorId, Fact, Party, TraceEvent } from '../event'
import { opening } from './log-index'
import type { StepKind } from './step'

/** A way messages take between two parties. */
export interface Lane {
  readonly id: string
  readonly from: ActorId
  readonly to: ActorId
  readonly kind: Extract<StepKind, 'front' | 'back' | 'script'>
}

export interface Diagram {
  readonly tenant: { readonly displayName: string; readonly domain: string }
  readonly parties: readonly Party[]
  readonly facts: readonly Fact[]
  readonly lanes: readonly Lane[]
}

/** Nodes and edges: the parties, the facts of the directory as of `lastSeq`, and every lane a message of this trace takes. */
export function diagram(events: readonly TraceEvent[], lastSeq: number): Diagram {
  const start = opening(events)
  if (!start) return { tenant: { displayName: '', domain: '' }, parties: [], facts: [], lanes: [] }
  const lanes = new Map<string, Lane>()
  for (const event of events) {
    if (event.type !== 'request-sent') continue
    const kind = event.kind === 'navigation' ? 'front' : event.kind === 'fetch' ? 'script' : 'back'
    const id = `${kind}:${event.actor}:${event.to}`
    if (!lanes.has(id)) lanes.set(id, { id, from: event.actor, to: event.to, kind })
  }
  return {
    tenant: start.tenant,
    parties: start.parties,
    facts: factsAt(events, lastSeq, start.parties, start.facts),
    lanes: [...lanes.values()],
  }
}

interface Grant {
  readonly clientId: string
  readonly resourceId: string
  readonly scope: string
}

function factsAt(
  events: readonly TraceEvent[],
  lastSeq: number,
  parties: readonly Party[],
  initial: readonly Fact[],
): Fact[] {
  const facts = new Map(initial.map((fact) => [fact.id, fact]))
  const partyOf = (id: string) => parties.find((party) => party.object?.id === id)?.id
  for (const event of events) {
    if (event.seq > lastSeq) break
    if (event.type !== 'directory-changed' || event.collection !== 'oauth2PermissionGrants') continue
    const grant = (event.after ?? event.before) as Grant
    const from = partyOf(grant.clientId)
    const to = partyOf(grant.resourceId)
    if (!from || !to) continue
    const id = `oauth2PermissionGrant:${from}:${to}`
    if (event.after) facts.set(id, { id, type: 'oauth2PermissionGrant', from, to, label: grant.scope })
    else facts.delete(id)
  }
  return [...facts.values()]
}
