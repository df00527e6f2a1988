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
import type { SignedIn } from './expenses'

/** What the run came to: who is signed in, and whose rows they see. */
export function verdict(world: World, landing: Landing, done: Attempted<SignedIn> | undefined): Outcome {
  return outcomeOf(world, landing, done, ({ claims, rows }) => {
    const app = world.called(ID.expenses)
    if (world.switchOf('code') === 'own')
      return `${nameIn(claims)} is signed in to ${app}, and the API has answered.`
    const whose = partyNamed(world.log.events, ID.person, world.log.events.length)?.name ?? ''
    const thief = world.called(ID.thief)
    return `${app} shows ${thief} ${counted(countRows(rows), 'expense')} of ${whose}: the code was of another sign-in, and nobody has noticed.`
  })
}
