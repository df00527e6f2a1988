import { CONTESTANTS } from './contestants'
import { labInMemory } from './lab'
import { race, ratio, speed } from './race'
import { type Row, row } from './row'

/**
 * Code, PKCE, tokens (RS256, 2048 bits) and userinfo, a second: the lab with its trace, beside oidc-provider.
 * @param lane path of the program that is one contestant's process
 */
export async function signIns(lane: string): Promise<readonly Row[]> {
  const names = Object.keys(CONTESTANTS)
  const laps = await race(names, lane)
  const rates = names.map((name) => {
    const beside = names.filter((peer) => name.startsWith('lab') && comparable(name, peer))
    const ratios = Object.fromEntries(beside.map((peer) => [peer, ratio(laps, name, peer)]))
    return row(`sign-ins, ${name}`, 'per second', speed(laps, name), ratios)
  })
  const lab = await labInMemory()
  await lab.signIn()
  await lab.signIn()
  return [...rates, row('events recorded in each of them', 'events', lab.trace().length)]
}

/** A socket costs the lab what it costs the peer: over loopback only loopback is compared. */
function comparable(name: string, peer: string): boolean {
  if (peer.startsWith('lab')) return false
  return !name.includes('loopback') || peer.includes('loopback')
}
