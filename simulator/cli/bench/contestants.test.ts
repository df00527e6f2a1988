import { afterEach, expect, it } from 'vitest'
import type { Contestant } from './contestant'
import { labInMemory, labOverLoopback } from './lab'
import { peerInjected, peerOverLoopback } from './peer'
import { quantile, ratio, speed } from './race'
import { row, table } from './row'

const open: Contestant[] = []
afterEach(() => {
  for (const { close } of open.splice(0)) close()
})

it('the lab in memory signs somebody in who has a session, and records it as a run does', async () => {
  const lab = await labInMemory()
  // The first one fetches the keys.
  await lab.signIn()
  await lab.signIn()
  const first = lab.trace()
  await lab.signIn()
  expect(lab.trace()).not.toBe(first)
  expect(lab.trace().map(({ type }) => type)).toEqual(first.map(({ type }) => type))
  const issued = first.flatMap((event) => (event.type === 'token-issued' ? [event.token] : []))
  expect(issued).toEqual(['authorization-code', 'access-token', 'id-token'])
  expect(first.filter(({ type }) => type === 'request-sent')).toHaveLength(3)
  expect(first.filter(({ type }) => type === 'check-passed').length).toBeGreaterThan(15)
})

it('the lab over loopback and both peers do the same with the same client', async () => {
  open.push(await labOverLoopback(), await peerOverLoopback(), await peerInjected())
  expect(open.map(({ name }) => name)).toEqual([
    'lab (loopback)',
    'oidc-provider (loopback)',
    'oidc-provider (injected)',
  ])
  for (const { signIn } of open) {
    await signIn()
    await signIn()
  }
})

it('a speed is the median of the rounds, and a ratio that of two speeds', () => {
  const laps = new Map([
    ['a', [10, 20, 90]],
    ['b', [5, 5, 10]],
  ])
  expect(speed(laps, 'a')).toBe(20)
  expect(ratio(laps, 'a', 'b')).toBe(4)
  expect(quantile([3, 1, 2, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10)
})

it('a row is name, unit, value and ratios', () => {
  const made = row('sign-ins', 'per second', 1234.567, { peer: 4.2649 })
  expect(made).toEqual({ name: 'sign-ins', unit: 'per second', value: 1234.57, ratios: { peer: 4.26 } })
  expect(table([made])).toBe('sign-ins      1235 per second  4.26x peer')
})
