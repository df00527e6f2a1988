import type { Attempted } from '../../actors/client/attempt'
import { nameIn } from '../../actors/client/client'
import { countRows } from '../../actors/count-rows'
import { outcomeOf } from '../../actors/outcome'
import type { Landing } from '../../actors/user-agent'
import { counted } from '../../core/counted'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { partyNamed } from '../../trace/select/parties'
import { ID } from './cast'
import type { Loot } from './collector'
import type { SignedIn } from './page'

/** Where it came to rest, and what there was to have. */
export interface Came {
  readonly landing: Landing
  readonly done: Attempted<SignedIn> | undefined
  readonly loot?: Loot | undefined
}

/** What the run came to, for the app and for whoever else has read the address. */
export function verdict(world: World, { landing, done, loot }: Came): Outcome {
  const outcome = outcomeOf(world, landing, done, (signedIn) => whatTheAppHas(world, signedIn))
  return loot ? { ...outcome, says: `${outcome.says} ${whatElse(world, loot, done)}` } : outcome
}

function whatTheAppHas(world: World, { claims, accessToken, rows }: SignedIn): string {
  const app = world.called(ID.expenses)
  if (world.switchOf('attack') === 'substitution') {
    const whose = partyNamed(world.log.events, ID.person, world.log.events.length)?.name ?? ''
    const thief = world.called(ID.thief)
    return accessToken === undefined
      ? `${thief} is signed in to ${app} and as nobody else: there is no access token that could be another’s.`
      : `${app} shows ${thief} ${counted(countRows(rows), 'expense')} of ${whose}: the token was issued to another app, and nothing told ${app} so.`
  }
  const who = claims ? `${nameIn(claims)} is signed in to ${app}.` : `${app} does not know who is there.`
  return accessToken === undefined
    ? who
    : `${who} The access token that opened the API stood in the address of a page.`
}

function whatElse(world: World, { token, rows }: Loot, done: Came['done']): string {
  const collector = world.called(ID.collector)
  const whose = partyNamed(world.log.events, ID.person, world.log.events.length)?.name ?? ''
  if (!token) return `${collector} has read the address, and there is no access token in it.`
  return rows === undefined
    ? `${collector} has the access token, and the API has refused it.`
    : `${collector} ${token === tokenOf(done) ? 'has the same token' : 'has an access token of its own'}, and has read ${counted(countRows(rows), 'expense')} of ${whose} with it.`
}

/** The access token that the app has; undefined: it has none. */
function tokenOf(done: Came['done']): string | undefined {
  return done?.ok ? done.value.accessToken : undefined
}
