import type { AttackEntry } from './attack'
import { federatedSubject } from './federated-subject/entry'
import { illicitConsent } from './illicit-consent/entry'
import { leakedSecret } from './leaked-secret/entry'
import { ownerEscalation } from './owner-escalation/entry'
import { stolenCode } from './stolen-code/entry'

/** What every attack has beside its flow, which is in the catalogue of flows: no page pays for it before it is asked for. */
export const attacks: readonly AttackEntry[] = [
  { entry: stolenCode, attack: async () => (await import('./stolen-code/attack')).attack },
  { entry: illicitConsent, attack: async () => (await import('./illicit-consent/attack')).attack },
  { entry: leakedSecret, attack: async () => (await import('./leaked-secret/attack')).attack },
  { entry: ownerEscalation, attack: async () => (await import('./owner-escalation/attack')).attack },
  { entry: federatedSubject, attack: async () => (await import('./federated-subject/attack')).attack },
]
