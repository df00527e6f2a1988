import { describe, expect, it } from 'vitest'
import { SimulationError } from '../core/errors'
import { completeRun, givenAnswers } from './complete'
import type { RunInput } from './flow'
import { resolveSwitches, run, START_OF_DAY } from './run'
import { ANSWERS, smallFlow, who } from './testing/small-flow'

const flow = smallFlow()

describe('a run', () => {
  it.each<[string, object, string]>([
    ['a negative seed', { seed: -1 }, 'A seed is a whole number'],
    ['half a seed', { seed: 0.5 }, 'A seed is a whole number'],
    ['no seed', {}, 'A seed is a whole number'],
    ['a seed that is too large to be exact', { seed: 2 ** 53 }, 'A seed is a whole number'],
    ['an unknown switch', { seed: 1, switches: { size: 'large' } }, 'This flow has: colour.'],
    ['a switch of Object itself', { seed: 1, switches: { constructor: 'red' } }, 'This flow has: colour.'],
    ['an unknown value', { seed: 1, switches: { colour: 'green' } }, 'Use one of: red, blue.'],
    [
      'a change that is none',
      { seed: 1, interventions: [{ do: 'explode' }] },
      'Change 1 is none that we know.',
    ],
  ])('of %s throws, and says what to do', async (_what, input, says) => {
    const fault = await run(flow, input as RunInput).catch((thrown: unknown) => thrown)
    expect(fault).toBeInstanceOf(SimulationError)
    expect(String(fault)).toContain(says)
  })

  it('of a flow without a tenant throws', async () => {
    await expect(run({ ...flow, sites: [] }, { seed: 1 })).rejects.toThrow('small has no tenant.')
  })

  it('begins at nine, with its inputs and the cast', async () => {
    const [first] = (await run(flow, { seed: 7, switches: { colour: 'blue' } })).events
    expect(first).toMatchObject({
      seq: 0,
      at: START_OF_DAY,
      actor: 'run',
      cause: null,
      type: 'run-started',
      flow: 'small',
      seed: 7,
      switches: { colour: 'blue' },
      parties: flow.parties,
      places: [{ id: 'contoso' }, { id: 'street' }, { id: 'fabrikam' }],
    })
    expect(JSON.stringify(first)).not.toContain('passwords')
  })

  it('takes the first value of a switch that is not set', () => {
    expect(resolveSwitches(flow, {})).toEqual({ colour: 'red' })
  })

  it('waits at the first question without an answer', async () => {
    const result = await run(flow, { seed: 1, answers: ANSWERS.slice(0, 1) })
    expect(result).toMatchObject({
      status: 'awaiting',
      prompt: { index: 1, kind: 'password', ...{ actor: 'person', on: 'browser' } },
    })
    expect(result.events.at(-1)?.type).toBe('prompt-opened')
  })

  it('that is over says what it came to', async () => {
    const result = await run(flow, { seed: 1, answers: ANSWERS })
    expect(result).toMatchObject({
      status: 'ended',
      outcome: { result: 'completed', says: 'Done.' },
      unreached: [],
    })
    expect(result.events.at(-1)).toMatchObject({
      type: 'run-ended',
      actor: 'run',
      cause: result.events.length - 2,
    })
  })

  it('that breaks is told as crashed, with what happened until then', async () => {
    const broken = smallFlow(async (world) => {
      world.emit('app', { type: 'note', says: 'still well' }, 0)
      throw new Error('boom')
    })
    const result = await run(broken, { seed: 1 })
    expect(result).toMatchObject({ status: 'crashed', says: 'boom' })
    expect(result.events.map(({ type }) => type)).toEqual(['run-started', 'note'])
  })

  it('in which a task beside the story breaks is crashed as well', async () => {
    const broken = smallFlow(async (world) => {
      world.scheduler.spawn(async () => {
        throw new Error('beside')
      })
      await world.scheduler.sleep(5)
      return undefined
    })
    expect(await run(broken, { seed: 1 })).toMatchObject({ status: 'crashed', says: 'beside' })
  })

  it('in which nobody can go on, and nobody is asked, is crashed', async () => {
    const stuck = smallFlow(async (world) => world.scheduler.forever())
    expect(await run(stuck, { seed: 1 })).toMatchObject({
      status: 'crashed',
      says: 'Nobody can go on, and nobody was asked anything.',
    })
  })

  it('that asks for a switch which the flow does not have is crashed', async () => {
    const wrong = smallFlow(async (world) => ({ result: 'completed', says: world.switchOf('size') }))
    expect(await run(wrong, { seed: 1 })).toMatchObject({ status: 'crashed' })
  })

  it('gives a stream of random values a name: asked for twice it goes on', async () => {
    const drawn: string[] = []
    const drawing = smallFlow(async (world) => {
      for (const name of ['a', 'b', 'a']) drawn.push(world.random(name).token(8))
      return undefined
    })
    await run(drawing, { seed: 1 })
    await run(drawing, { seed: 2 })
    await run(drawing, { seed: 1 })
    expect(new Set(drawn).size).toBe(6)
    expect(drawn.slice(6)).toEqual(drawn.slice(0, 3))
  })

  it('changes nothing of the tenants it began with', async () => {
    const before = JSON.stringify(flow.sites)
    await run(flow, {
      seed: 1,
      interventions: [{ when: { at: 'start' }, do: 'put', collection: 'users', object: { id: 'new' } }],
    })
    expect(JSON.stringify(flow.sites)).toBe(before)
  })
})

describe('a run to its end', () => {
  it('has the sensible person answer what is open, and says all that was answered', async () => {
    const { result, answers } = await completeRun(flow, { seed: 1 })
    expect(result.status).toBe('ended')
    expect(answers).toEqual([
      { prompt: 'username', value: { username: 'ada@contoso.example' } },
      { prompt: 'password', value: { password: 'Harbour-Lantern-42' } },
    ])
  })

  it('keeps answers that were given, with the time they took', async () => {
    const given = [{ prompt: 'username', value: { username: 'eve' }, afterSeconds: 90 }] as const
    const { answers, result } = await completeRun(flow, { seed: 1, answers: given })
    expect(answers[0]).toEqual(given[0])
    expect(givenAnswers(result.events)).toEqual(answers)
  })

  it('drops answers from the first that does not fit', async () => {
    const given = [ANSWERS[0], { prompt: 'consent', value: { accept: true } }, ANSWERS[1]] as const
    const { answers } = await completeRun(flow, { seed: 1, answers: given })
    expect(answers.map(({ prompt }) => prompt)).toEqual(['username', 'password'])
    expect(answers[1]?.value).toEqual({ password: 'Harbour-Lantern-42' })
  })

  it('is of somebody else where somebody else is named', async () => {
    const { answers } = await completeRun(flow, { seed: 1 }, 'chidi@contoso.example')
    expect(answers[0]?.value).toEqual({ username: 'chidi@contoso.example' })
  })

  it('follows what the persona of the flow does, and how often they were asked before', async () => {
    const asking = smallFlow(async (world) => {
      for (let time = 0; time < 3; time++)
        await world.ask(
          who,
          'consent',
          {
            kind: 'consent',
            action: '',
            fields: {},
            username: '',
            appName: '',
            publisher: '',
            permissions: [],
          },
          0,
        )
      return undefined
    })
    const { answers } = await completeRun(
      {
        ...asking,
        people: {
          person: {
            username: 'ada@contoso.example',
            answers: {
              consent: ({ before }) =>
                before === 1 ? { prompt: 'consent', value: { accept: false } } : undefined,
            },
          },
        },
      },
      { seed: 1 },
    )
    expect(answers.map(({ value }) => value)).toEqual([{ accept: true }, { accept: false }, { accept: true }])
  })

  it('knows an account by the name that it was given on the way', async () => {
    const ada = flow.sites[0]?.tenant?.users[0]
    const interventions = [
      {
        when: { at: 'start' },
        do: 'put',
        collection: 'users',
        object: { id: ada?.id ?? '', userPrincipalName: 'a.new@contoso.example' },
      },
    ] as const
    const renamed = smallFlow(async (world) => {
      await world.ask(
        who,
        'password',
        { kind: 'password', action: '', fields: {}, username: 'a.new@contoso.example' },
        0,
      )
      return undefined
    })
    const { answers } = await completeRun(renamed, { seed: 1, interventions })
    expect(answers[0]?.value).toEqual({ password: 'Harbour-Lantern-42' })
  })

  const endless = smallFlow(async (world) => {
    for (;;) await world.ask(who, 'username', { kind: 'username', action: '', fields: {}, appName: '' }, 0)
  })

  it('that asks the same on and on stands at the question, with all that happened until then', async () => {
    const { result, answers } = await completeRun(endless, { seed: 1 })
    expect(answers).toHaveLength(3)
    expect(result).toMatchObject({ status: 'awaiting', prompt: { index: 3, kind: 'username' } })
    expect(givenAnswers(result.events)).toEqual(answers)
  })

  it('stands at the sixtieth question, whatever is answered', async () => {
    const username = ({ before }: { readonly before: number }) =>
      ({ prompt: 'username', value: { username: `somebody ${before}` } }) as const
    const restless = { ...endless, people: { person: { username: '', answers: { username } } } }
    const { result, answers } = await completeRun(restless, { seed: 1 })
    expect(answers).toHaveLength(60)
    expect(result).toMatchObject({ status: 'awaiting', prompt: { index: 60 } })
  })

  it('stands at a question to which the answer is longer than anybody types', async () => {
    const long = { ...endless, people: { person: { username: 'x'.repeat(257) } } }
    expect(await completeRun(long, { seed: 1 })).toMatchObject({
      answers: [],
      result: { status: 'awaiting', prompt: { index: 0 }, unusable: { index: 0 } },
    })
  })

  it.each([
    ['the person of the flow', undefined, 'ada@contoso.example', 'a.new@contoso.example'],
    ['somebody else', 'chidi@contoso.example', 'chidi@contoso.example', 'c.new@contoso.example'],
  ])('is of %s by the name that they have by now', async (_who, as, before, after) => {
    const user = flow.sites[0]?.tenant?.users.find(({ userPrincipalName }) => userPrincipalName === before)
    const object = { id: user?.id ?? '', userPrincipalName: after }
    const interventions = [{ when: { at: 'start' }, do: 'put', collection: 'users', object }] as const
    const { answers } = await completeRun(flow, { seed: 1, interventions }, as)
    expect(answers[0]).toEqual({ prompt: 'username', value: { username: after } })
  })

  it('has a persona that types a name type the one that its owner has by now', async () => {
    const chidi = flow.sites[0]?.tenant?.users[1]
    const username = () => ({ prompt: 'username', value: { username: 'chidi@contoso.example' } }) as const
    const typing = { ...flow, people: { person: { username: 'ada@contoso.example', answers: { username } } } }
    const object = { id: chidi?.id ?? '', userPrincipalName: 'c.new@contoso.example' }
    const interventions = [{ when: { at: 'start' }, do: 'put', collection: 'users', object }] as const
    const { answers } = await completeRun(typing, { seed: 1, interventions })
    expect(answers[0]?.value).toEqual({ username: 'c.new@contoso.example' })
  })

  it('leaves a page that waits for a choice, and one that only offers', async () => {
    const offers = [{ id: 'go', label: 'Go', href: '/' }]
    const page = { kind: 'app', appName: 'App', state: 'welcome', heading: '', lines: [], offers } as const
    const waiting = smallFlow(async (world) => {
      const { value } = await world.ask(who, 'next', page, 0)
      return { result: 'completed', says: String(value.choose) }
    })
    expect((await completeRun(waiting, { seed: 1 })).result).toMatchObject({ outcome: { says: 'null' } })
    const offering = smallFlow(async (world) => {
      const reply = await world.offer(who, page, 0)
      return { result: 'completed', says: String(reply?.value.choose) }
    })
    expect(await completeRun(offering, { seed: 1 })).toMatchObject({
      answers: [],
      result: { status: 'ended', outcome: { says: 'undefined' }, offer: { kind: 'next', page } },
    })
  })
})
