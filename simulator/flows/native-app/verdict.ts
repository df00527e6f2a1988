import { nameIn } from '../../actors/client/client'
import { countRows } from '../../actors/count-rows'
import { outcomeOf } from '../../actors/outcome'
import type { Landing } from '../../actors/user-agent'
import { counted } from '../../core/counted'
import type { World } from '../../run/world'
import type { Outcome } from '../../trace/event'
import { partyNamed } from '../../trace/select/parties'
import { ID } from './cast'
import type { Device } from './device'
import type { Loot } from './other-app'

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
  const got = loot ? ` ${tell(world, loot)}` : ''
  if (done || !isElsewhere(world, here)) return { ...own, says: own.says + got }
  if (loot?.rows !== undefined) return { result: 'completed', says: got.trim() }
  const failed = events.findLast((event) => event.type === 'check-failed')
  if (!failed) return own
  const { error, code, description } = failed.error
  return {
    result: 'refused',
    by: failed.actor,
    error,
    ...(code === undefined ? {} : { code }),
    says: description + got,
  }
}

/** Whether the answer came to another app than the one that asked. */
const isElsewhere = (world: World, { page }: Landing): boolean =>
  page?.kind === 'app' && page.appName === world.called(ID.otherApp)

function tell(world: World, { with: what, rows }: Loot): string {
  const { events } = world.log
  const other = `Another app on the laptop, ${world.called(ID.otherApp)},`
  const whose = partyNamed(events, ID.person, events.length)?.name ?? ''
  return rows === undefined
    ? `${other} has the ${what}, and gets nothing for it.`
    : `${other} has used the ${what}, and read ${counted(countRows(rows), 'expense')} of ${whose}.`
}
