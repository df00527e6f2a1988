import { describe, expect, it } from 'vitest'
import { redirectUriOf } from '../attacks/stolen-code/cast'
import { flow as stolenCode } from '../attacks/stolen-code/flow'
import { flow as codeFlow } from '../flows/authorization-code-pkce/flow'
import type { EventOf, TraceEvent } from '../trace/event'
import { cameOf } from '../trace/select/came-of'
import { completeRun } from './complete'
import type { Flow, Switches } from './flow'
import { type Intervention, isIntervention } from './intervention'
import { decodePermalink, encodePermalink } from './permalink'
import { run } from './run'
import { ANSWERS, APP, get, smallFlow } from './testing/small-flow'

const first = { message: 1, from: 'browser', to: 'app' } as const
const second = { message: 2, from: 'browser', to: 'app' } as const
const answer = { message: 1, from: 'app', to: 'browser' } as const
const third = { message: 1, from: 'app', to: 'api' } as const

/** The browser asks, and while it waits the app asks the API by itself. */
const together = smallFlow(async ({ network, scheduler }) => {
  let done = 0
  scheduler.spawn(async () => {
    await scheduler.sleep(1_000)
    await network.send('app', 'back-channel', get('https://api.example/third'), 0)
    done++
  })
  await network.send('browser', 'navigation', get(`${APP}/first?a=1`), 0)
  await scheduler.until(() => done === 1)
  return undefined
})

async function play(flow: typeof together, ...interventions: Intervention[]) {
  expect(interventions.every(isIntervention)).toBe(true)
  const { events, unreached, status } = await run(flow, { seed: 1, answers: ANSWERS, interventions })
  const of = <K extends TraceEvent['type']>(type: K) =>
    events.filter((event): event is EventOf<K> & TraceEvent => event.type === type)
  const sent = of('request-sent').map(
    ({ actor, to, request }) => `${actor} > ${to} ${new URL(request.url).pathname}`,
  )
  return { events, of, sent, status, unreached: unreached.map(({ says }) => says) }
}

describe('a message that is held until another has set out', () => {
  it('goes on then, and whoever sent it has waited', async () => {
    const { sent, of, unreached } = await play(together, { when: first, do: 'hold', until: third })
    expect(sent).toEqual(['app > api /third', 'browser > app /first'])
    expect(of('response-received').map(({ from }) => from)).toContain('browser')
    expect(of('no-answer')).toEqual([])
    expect(of('interfered')).toMatchObject([
      { says: 'The message to App is held until a message from App to API has set out.' },
    ])
    expect(unreached).toEqual([])
  })

  it('goes on at once, where it has set out before', async () => {
    const small = smallFlow()
    const plain = await play(small)
    const { sent, unreached } = await play(small, { when: second, do: 'hold', until: first })
    expect(sent).toEqual(plain.sent)
    expect(unreached).toEqual([])
  })

  it('so can an answer be', async () => {
    const { of, unreached } = await play(together, { when: answer, do: 'hold', until: third })
    const [back] = of('response-received').filter(({ from }) => from === 'browser')
    const [asked] = of('request-sent').filter(({ to }) => to === 'api')
    expect(back?.seq).toBeGreaterThan(asked?.seq ?? Number.POSITIVE_INFINITY)
    expect(unreached).toEqual([])
  })
})

describe('a message that everybody waits for', () => {
  const small = smallFlow()

  it('is given up by whoever sent it, and arrives all the same when its time has come', async () => {
    const { sent, of, status, unreached } = await play(small, {
      when: first,
      do: 'hold',
      until: { after: 2 },
    })
    expect(status).toBe('ended')
    expect(unreached).toEqual([])
    expect(of('no-answer')).toMatchObject([
      { actor: 'browser', says: 'Nobody has answered: the message is still held.' },
    ])
    expect(sent.filter((each) => each.endsWith('/first'))).toHaveLength(2)
    const [typed] = of('prompt-answered').filter(({ prompt }) => prompt === 'password')
    const [, late] = of('request-sent').filter(({ request }) => request.url.includes('/first'))
    expect(late?.seq).toBeGreaterThan(typed?.seq ?? Number.POSITIVE_INFINITY)
    const heard = of('note').filter(({ actor, says }) => actor === 'app' && says === 'app answers')
    expect(heard).toHaveLength(2)
  })

  it('whose time never comes is not told as one that did: the run ends, and says so', async () => {
    const { status, unreached } = await play(small, { when: first, do: 'hold', until: { after: 9 } })
    expect(status).toBe('ended')
    expect(unreached).toEqual([
      expect.stringContaining('did not happen: the run was over before the message went on.'),
    ])
  })

  it('if it is an answer, is lost: nobody waits for it any longer', async () => {
    const { of, unreached } = await play(small, { when: answer, do: 'hold', until: { after: 2 } })
    expect(of('no-answer')).toMatchObject([{ actor: 'browser', from: 'app' }])
    expect(unreached).toEqual([
      expect.stringContaining('did not happen: nobody waited for the answer any longer.'),
    ])
  })

  it('stays held while a question is open: it is not given up for want of an answer', async () => {
    const interventions: Intervention[] = [{ when: third, do: 'hold', until: { after: 3 } }]
    const asking = smallFlow(async ({ network, scheduler, ask }) => {
      scheduler.spawn(
        async () => void (await network.send('app', 'back-channel', get('https://api.example/third'), 0)),
      )
      await scheduler.sleep(10)
      const page = { action: '/', fields: {}, username: 'ada@contoso.example', kind: 'password' } as const
      await ask({ person: 'person', on: 'browser' }, 'password', page, 0)
      return undefined
    })
    const { status, events } = await run(asking, { seed: 1, interventions })
    expect(status).toBe('awaiting')
    expect(events.some(({ type }) => type === 'request-sent' || type === 'no-answer')).toBe(false)
  })
})

describe('a message that is sent once more', () => {
  const small = smallFlow()

  it('comes when an answer has been given', async () => {
    const { of, unreached } = await play(small, { when: first, do: 'replay', until: { after: 2 } })
    const [, again] = of('request-sent').filter(({ request }) => request.url.includes('/first'))
    expect(again).toMatchObject({ actor: 'outside', to: 'app' })
    expect(again?.seq).toBeGreaterThan(of('prompt-answered')[1]?.seq ?? Number.POSITIVE_INFINITY)
    expect(unreached).toEqual([])
  })

  it('goes to another party, as a copy: the first one goes its way', async () => {
    const plain = await play(small)
    const deed = { do: 'replay', afterSeconds: 1, from: 'app', to: 'api' } as const
    const { of, sent, unreached } = await play(small, { when: first, ...deed })
    expect(unreached).toEqual([])
    expect(sent.filter((each) => each !== 'app > api /first')).toEqual(plain.sent)
    const [copy] = of('request-sent').filter(
      ({ to, request }) => to === 'api' && request.url.includes('/first'),
    )
    expect(copy).toMatchObject({ actor: 'app', meant: { to: 'app', path: '/first' } })
    expect(of('response-received').filter(({ exchange }) => exchange === copy?.exchange)).toMatchObject([
      { actor: 'api', from: 'app' },
    ])
    expect(of('interfered')).toMatchObject([
      { with: 'api', says: 'The message to API is a copy of the one to App.' },
    ])
  })

  it.each([
    ['nobody', 'there is no party "nobody".'],
    ['browser', 'browser has no server.'],
  ])('goes nowhere, if it is to go to %s, and says so', async (to, says) => {
    const { unreached, sent } = await play(small, { when: first, do: 'replay', afterSeconds: 1, to })
    expect(unreached).toEqual([expect.stringContaining(`did not happen: ${says}`)])
    expect(sent).toEqual((await play(small)).sent)
  })

  it('whose time never comes does not keep the run from ending', async () => {
    const { status, unreached } = await play(small, { when: first, do: 'replay', until: { after: 9 } })
    expect(status).toBe('ended')
    expect(unreached).toHaveLength(1)
  })
})

describe('what is no intervention', () => {
  it.each([
    { do: 'hold' },
    { do: 'hold', seconds: 1, until: { after: 1 } },
    { do: 'hold', until: { at: 'start' } },
    { do: 'hold', until: { after: 0 } },
    { do: 'hold', until: 'noon' },
    { do: 'replay' },
    { do: 'replay', afterSeconds: 1, until: { after: 1 } },
    { do: 'replay', until: { message: 1, from: '', to: 'app' } },
    { do: 'replay', afterSeconds: 1, to: 7 },
  ])('%j', (deed) => {
    expect(isIntervention({ when: first, ...deed })).toBe(false)
  })
})

it('travels in a link', async () => {
  const interventions: Intervention[] = [
    { when: first, do: 'hold', until: { after: 2 } },
    { when: second, do: 'replay', until: third, from: 'app', to: 'api' },
  ]
  const state = { flow: 'small', revision: 1, seed: 1, switches: {}, answers: [], interventions, step: 0 }
  const decoded = await decodePermalink(await encodePermalink(state))
  expect(decoded).toMatchObject({ ok: true, state: { interventions } })
})

describe('what comes of it', () => {
  const redeem = { message: 1, from: 'expenses', to: 'identity-provider', path: '/token' } as const
  const call = { message: 1, from: 'expenses', to: 'expenses-api', path: '/expenses' } as const
  const noticedIn = async (flow: Flow, switches: Switches, ...interventions: Intervention[]) => {
    const { result } = await completeRun(flow, { seed: 1, switches, interventions })
    expect(result.unreached).toEqual([])
    return cameOf(result.events)?.noticed
  }

  it('is the check that fired: a token request that comes again when the API has been called', async () => {
    const again = { when: redeem, do: 'replay', until: call, from: 'expenses' } as const
    expect(await noticedIn(codeFlow, {}, again)).toMatchObject({
      check: 'code-unused',
      error: { code: 54005 },
    })
  })

  it('is the check that fired: a call that goes to the identity provider as well', async () => {
    const copied = {
      when: call,
      do: 'replay',
      afterSeconds: 1,
      from: 'expenses',
      to: 'identity-provider',
    } as const
    const { result } = await completeRun(codeFlow, { seed: 1, interventions: [copied] })
    expect(result.events.findLast(({ type }) => type === 'response-received')).toMatchObject({
      actor: 'identity-provider',
      response: { status: 404 },
    })
  })

  /** Ada’s answer arrives beside Mallory’s, in the same browser: whose sign-in is it? */
  it.each([
    [{ state: 'used' }, 'state-matches'],
    [{ nonce: 'used' }, 'nonce-matches'],
    [{ pkce: 'used' }, 'code-verifier'],
    // His visit has taken the cookie of hers.
    [{}, 'sign-in-begun'],
  ] as const)(
    'is the check that fired, where Ada’s answer is held until she has opened Mallory’s link: with %j it is %s',
    async (mitigation, check) => {
      const { pathname } = new URL(redirectUriOf({}))
      const held = { message: 1, from: 'browser', to: 'expenses', path: pathname } as const
      const hold = { when: held, do: 'hold', until: { ...held, message: 2 } } as const
      const noticed = await noticedIn(stolenCode, { way: 'login-csrf', ...mitigation }, hold)
      expect(noticed?.check).toBe(check)
    },
  )
})

describe('a server', () => {
  it('takes one request at a time: a second one waits for the first, and neither waits for ever', async () => {
    const order: string[] = []
    const { status } = await run(
      smallFlow(async ({ network, scheduler }) => {
        network.mount('https://slow.example', {
          actor: 'app',
          handler: async ({ url }) => {
            order.push(`begins ${new URL(url).pathname}`)
            await scheduler.sleep(500)
            order.push(`ends ${new URL(url).pathname}`)
            return { status: 200, headers: [], body: '' }
          },
        })
        let done = 0
        for (const path of ['/one', '/two'])
          scheduler.spawn(async () => {
            await network.send('browser', 'fetch', get(`https://slow.example${path}`), 0)
            done++
          })
        await scheduler.until(() => done === 2)
        return undefined
      }),
      { seed: 1 },
    )
    expect(status).toBe('ended')
    expect(order).toEqual(['begins /one', 'ends /one', 'begins /two', 'ends /two'])
  })

  it('whose own message is led back to it answers it all the same', async () => {
    const { status } = await run(
      smallFlow(async ({ network }) => {
        network.mount('https://loop.example', {
          actor: 'app',
          handler: async ({ url }, { cause }) => {
            if (new URL(url).pathname === '/outer')
              await network.send('app', 'back-channel', get('https://loop.example/inner'), cause)
            return { status: 200, headers: [], body: '' }
          },
        })
        await network.send('browser', 'fetch', get('https://loop.example/outer'), 0)
        return undefined
      }),
      { seed: 1 },
    )
    expect(status).toBe('ended')
  })
})
