import { describe, expect, it } from 'vitest'
import { createDaemon } from './daemon'
import { inWorld } from './testing/in-world'

describe('a daemon', () => {
  /** Which of its tokens it shows after so many seconds, when each is good for an hour. */
  const shownAfter = (seconds: number, lifetime: number | undefined = 3600) =>
    inWorld(async (world) => {
      const daemon = createDaemon(world, 'job')
      let made = 0
      const fetchToken = async () => ({
        access_token: `token ${++made}`,
        token_type: 'bearer' as const,
        ...(lifetime === undefined ? {} : { expires_in: lifetime }),
      })
      await daemon.accessToken(fetchToken)
      await daemon.sleep(seconds, 'It sleeps.', 0)
      return daemon.accessToken(fetchToken)
    })

  it.each([
    ['at once', 0, 'token 1'],
    ['five minutes and a second before its end', 3299, 'token 1'],
    ['five minutes before its end', 3300, 'token 2'],
    ['after its end', 7200, 'token 2'],
  ])('%s (%i seconds later) it shows %s', async (_what, seconds, token) => {
    expect((await shownAfter(seconds)).value).toBe(token)
  })

  it('keeps no token of which it is not said how long it is good', async () => {
    const { value } = await inWorld(async (world) => {
      const daemon = createDaemon(world, 'job')
      let made = 0
      const fetchToken = async () => ({ access_token: `token ${++made}`, token_type: 'bearer' as const })
      await daemon.accessToken(fetchToken)
      return daemon.accessToken(fetchToken)
    })
    expect(value).toBe('token 2')
  })

  it('that is refused a token keeps none, and asks again the next time', async () => {
    const { value } = await inWorld(async (world) => {
      const daemon = createDaemon(world, 'job')
      const refused = await daemon
        .accessToken(async () => Promise.reject(new Error('no')))
        .catch(() => 'refused')
      const given = await daemon.accessToken(async () => ({
        access_token: 'token',
        token_type: 'bearer',
        expires_in: 3600,
      }))
      return [refused, given]
    })
    expect(value).toEqual(['refused', 'token'])
  })

  it('is woken by its timer: time has passed, and the log says so', async () => {
    const { value, events } = await inWorld(async (world) => {
      const before = world.clock.now()
      await createDaemon(world, 'job').sleep(90, 'The timer wakes it.', 0)
      return world.clock.now() - before
    })
    expect(value).toBe(90_000)
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'clock-advanced',
        actor: 'job',
        seconds: 90,
        says: 'The timer wakes it.',
      }),
    )
  })
})
