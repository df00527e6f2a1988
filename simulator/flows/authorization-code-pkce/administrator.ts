import type { World } from '../../run/world'
import type { TraceEvent } from '../../trace/event'
import { ada } from './cast'

const moments: Readonly<Record<string, (event: TraceEvent) => boolean>> = {
  'disabled-before-second-factor': (event) => event.type === 'page-shown' && event.page.kind === 'totp',
  'disabled-before-tokens': (event) => event.type === 'token-issued' && event.token === 'authorization-code',
}

/** An administrator who disables Ada's account at the chosen moment, while she is signing in. */
export function disableAccount(world: World): void {
  const reached = moments[world.switchOf('account')]
  if (!reached) return
  world.scheduler.spawn(async () => {
    await world.scheduler.until(() => world.log.events.some(reached))
    const cause = world.log.events.findLast(reached)?.seq ?? 0
    const user = world.directory.tenant.users.find((each) => each.id === ada.id) ?? ada
    world.directory.put(
      'users',
      { ...user, accountEnabled: false },
      `An administrator disables the account of ${ada.displayName}.`,
      (event, own) => world.emit('administrator', event, own ?? cause),
    )
  })
}
