import type { Attempted } from '../../actors/client/attempt'
import { nameIn } from '../../actors/client/client'
import { countRows } from '../../actors/count-rows'
import { outcomeOf } from '../../actors/outcome'
import type { Landing } from '../../actors/user-agent'
import { counted } from '../../core/counted'
import { header } from '../../network/message'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { partyNamed } from '../../trace/select/parties'
import { ID } from './cast'
import type { SignedIn } from './expenses'

/** What the run came to: who is signed in, and whose rows they see. */
export function verdict(world: World, landing: Landing, done: Attempted<SignedIn> | undefined): Outcome {
  const outcome = outcomeOf(world, landing, done, ({ claims, rows }) => {
    const app = world.called(ID.expenses)
    if (world.switchOf('code') === 'own')
      return `${nameIn(claims)} is signed in to ${app}, and the API has answered.`
    const whose = partyNamed(world.log.events, ID.person, world.log.events.length)?.name ?? ''
    const thief = world.called(ID.thief)
    return `${app} shows ${thief} ${counted(countRows(rows), 'expense')} of ${whose}: the code was of another sign-in, and nobody has noticed.`
  })
  const behind = behindTheHash(world)
  return done?.ok === false && outcome.result === 'refused' && outcome.error === 'no_answer' && behind
    ? { ...outcome, says: `${outcome.says} There stands: ${behind}` }
    : outcome
}

/** What the identity provider sent behind a #, where it was an error; undefined where none was. */
function behindTheHash({ log }: World): string | undefined {
  const sent = log.events.findLast(
    (event) => event.type === 'response-received' && event.actor === ID.identityProvider,
  )
  const location = sent?.type === 'response-received' ? header(sent.response, 'Location') : undefined
  const [, fragment] = location?.split('#') ?? []
  const description = new URLSearchParams(fragment).get('error_description')
  return description?.replace(/ Trace ID:.*$/, '')
}
