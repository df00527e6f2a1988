import { describe, expect, it } from 'vitest'
import { createClock } from './clock'
import { createScheduler } from './scheduler'

function setup() {
  const clock = createClock(0)
  const scheduler = createScheduler(clock)
  const log: string[] = []
  return { clock, scheduler, log }
}

describe('the baton', () => {
  it('goes to the earliest sleeper, and moves the clock there', async () => {
    const { clock, scheduler, log } = setup()
    const actor = (name: string, ms: number) => async () => {
      await scheduler.sleep(ms)
      log.push(`${name}@${clock.now()}`)
    }
    scheduler.spawn(actor('late', 300))
    scheduler.spawn(actor('early', 100))
    expect(await scheduler.run(async () => scheduler.sleep(500))).toBe(true)
    expect(log).toEqual(['early@100', 'late@300'])
  })

  it('lets one actor run at a time, however long its crypto takes', async () => {
    const { scheduler, log } = setup()
    const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])
    const worker = (name: string) => async () => {
      for (let round = 0; round < 5; round++) {
        await crypto.subtle.sign('HMAC', key, new Uint8Array(round % 2 === 0 ? 200_000 : 8))
        log.push(name)
        await scheduler.sleep(10)
      }
    }
    for (const name of ['a', 'b', 'c']) scheduler.spawn(worker(name))
    await scheduler.run(async () => scheduler.sleep(1000))
    expect(log.join('')).toBe('abcabcabcabcabc')
  })

  it('wakes who waits for a condition when the baton is next passed', async () => {
    const { scheduler, log } = setup()
    let open = false
    scheduler.spawn(async () => {
      await scheduler.until(() => open)
      log.push('through')
    })
    await scheduler.run(async () => {
      await scheduler.sleep(1)
      open = true
      log.push('opened')
      await scheduler.sleep(1)
      log.push('later')
    })
    expect(log).toEqual(['opened', 'through', 'later'])
  })

  it('stops when somebody waits for good, without letting time pass for the others', async () => {
    const { clock, scheduler, log } = setup()
    scheduler.spawn(async () => {
      await scheduler.sleep(60_000)
      log.push('a minute later')
    })
    expect(await scheduler.run(async () => scheduler.forever())).toBe(false)
    expect(log).toEqual([])
    expect(clock.now()).toBe(0)
  })

  it('hands on what a task throws', async () => {
    const { scheduler } = setup()
    scheduler.spawn(async () => {
      throw new RangeError('broken')
    })
    await expect(scheduler.run(async () => scheduler.sleep(10))).rejects.toThrow('broken')
  })
})
