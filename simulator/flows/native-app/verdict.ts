import { nameIn } from '../../actors/client/client'
import { countRows } from '../../actors/count-rows'
import { outcomeOf } from '../../actors/outcome'
import { counted } from '../../core/counted'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { partyNamed } from '../../trace/select/parties'
import { ID } from './cast'
import type { Device } from './device'

/** What the run came to, for the person, for the app, and for whoever else is on the device. */
export function verdict(world: World, { done, landing, loot }: Device): Outcome {
  const app = world.called(ID.instance)
  const { events } = world.log
  const here = landing ?? { url: '', page: undefined, seq: 0 }
  const own = outcomeOf(
    world,
    here,
    done,
    ({ claims }) => `${nameIn(claims)} is signed in to ${app}, and the API has answered.`,
  )
  if (!loot) return own
  const other = world.called(ID.otherApp)
  const whose = partyNamed(events, ID.person, events.length)?.name ?? ''
  const got =
    loot.rows === undefined
      ? `Another app on the laptop, ${other}, has the ${loot.with}, and gets nothing for it.`
      : `Another app on the laptop, ${other}, has used the ${loot.with}, and read ${counted(countRows(loot.rows), 'expense')} of ${whose}.`
  if (done) return { ...own, says: `${own.says} ${got}` }
  if (loot.rows !== undefined) return { result: 'completed', says: got }
  const failed = events.findLast((event) => event.type === 'check-failed')
  if (!failed) return own
  const { error, code, description } = failed.error
  return {
    result: 'refused',
    by: failed.actor,
    error,
    ...(code === undefined ? {} : { code }),
    says: `${description} ${got}`,
  }
}
