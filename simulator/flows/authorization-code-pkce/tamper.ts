import type { Tamper } from '../../actors/user-agent'
import type { World } from '../../run/world'
import { ID } from './cast'

/** Somebody who can change the address the browser goes to: the front channel is only as honest as the machine it runs on. */
export function tamperFor(world: World): Tamper {
  return (url, cause) => {
    const authorizing = url.pathname.endsWith('/authorize')
    if (authorizing && url.searchParams.has('nonce') && world.switchOf('nonce') === 'wrong') {
      return replace(url, 'nonce', 'The nonce is replaced on the way to the identity provider.', cause)
    }
    const answering =
      url.searchParams.has('state') &&
      (url.searchParams.has('code') || url.searchParams.has('error')) &&
      !authorizing
    if (answering && world.switchOf('state') === 'tampered')
      return replace(url, 'state', 'The state is replaced on the way back to Expenses.', cause)
    return { url, cause }
  }

  function replace(url: URL, parameter: string, says: string, cause: number): { url: URL; cause: number } {
    const before = url.searchParams.get(parameter) ?? ''
    const after = world.random('attacker').token(16)
    const changed = new URL(url)
    changed.searchParams.set(parameter, after)
    return {
      url: changed,
      cause: world.emit(ID.browser, { type: 'tampered', what: parameter, before, after, says }, cause),
    }
  }
}
