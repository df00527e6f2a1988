import type { EpochSeconds } from '../../../../../core/clock'
import { type Check, passed } from '../../../../../trace/checklist'
import { refuseWithoutNumber } from '../../../../errors/refusal'
import { type Cell, MOST_ENTRIES } from '../../../../memory'
import type { Asserting } from './asserting'
import { SKEW_SECONDS } from './check-assertion-time'
import { momentOf } from './read-assertion'

/** By client, until when each assertion that was accepted would be good: what is over needs no memory. */
const ACCEPTED: Cell<Map<string, Map<string, EpochSeconds>>> = { create: () => new Map() }

/** A day, which is this lab's choice: what is good for longer would have to be remembered for longer. */
const LONGEST_SECONDS = 86_400

/**
 * Where the provider is set so, an assertion is good once: by its `jti`, which a client authentication must have (OpenID Connect Core
 * section 9; RFC 7523 section 3 leaves it open). That a copy is refused is this lab's choice: Entra names `jti` and documents no such
 * check, and client libraries use theirs again while it is valid. It is used by being accepted here, whatever becomes of the
 * request. INVARIANT: none is forgotten while it is good; a client that has too many at a time is refused.
 */
export const assertionUnused: Check<Asserting> = {
  name: 'assertion-unused',
  spec: 'oidc-core#9',
  look: ({ exchange: { memory, settings, now }, application: { appId }, assertion: { payload } }) => {
    if (settings.assertionReplay !== 'refused') return passed()
    const { jti } = payload
    if (typeof jti !== 'string' || jti === '')
      return no('The assertion has no jti, so it cannot be told from its copy.')
    const until = (momentOf(payload, 'exp') ?? 0) + SKEW_SECONDS
    if (until - SKEW_SECONDS - now > LONGEST_SECONDS)
      return no('The assertion is good for more than a day: nobody remembers it for so long.')
    const clients = memory.of(ACCEPTED)
    const accepted = clients.get(appId) ?? new Map<string, EpochSeconds>()
    clients.set(appId, accepted)
    if (accepted.has(jti)) return no(`The assertion ${jti} was used before.`)
    if (accepted.size >= MOST_ENTRIES)
      for (const [each, end] of accepted) if (end <= now) accepted.delete(each)
    if (accepted.size >= MOST_ENTRIES)
      return no(`${MOST_ENTRIES} assertions of this client are still good: no more are taken.`)
    accepted.set(jti, until)
    return passed('The assertion was not used before.')
  },
}

const no = (says: string) =>
  refuseWithoutNumber('invalid_client', 'The client assertion cannot be accepted again.', says)
