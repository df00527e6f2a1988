import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flow } from '../flows/authorization-code-pkce/flow'
import { type Answer, isAnswer } from '../prompts/answer'
import { completeRun } from './complete'
import { decodePermalink, encodePermalink, type PermalinkState } from './permalink'
import { run } from './run'
import old from './testing/permalinks-of-version-1.json'
import { holdsSecret, withoutSecrets } from './without-secrets'

const SEED = 20261128

async function read(link: string): Promise<PermalinkState> {
  const decoded = await decodePermalink(link)
  if (!decoded.ok) throw new Error(decoded.says)
  return decoded.state
}
const kinds = (answers: readonly { readonly prompt: string }[]) => answers.map(({ prompt }) => prompt)

describe('a link of version 1', () => {
  it.each<[keyof typeof old, string[], object]>([
    ['right password', ['username', 'password', 'totp', 'consent'], { result: 'completed' }],
    ['wrong password', ['username', 'password', 'password', 'totp', 'consent'], { result: 'completed' }],
    ['a switch', ['username', 'password', 'totp', 'consent'], { result: 'completed' }],
    ['an attack', ['username', 'password', 'totp', 'consent'], { result: 'refused', error: 'invalid_state' }],
  ])('with %s replays its answers: %j', async (name, asked, outcome) => {
    const state = await read(old[name])
    expect(state.interventions).toEqual([])
    expect(state.answers.every(isAnswer)).toBe(true)
    const result = await run(flow, state)
    expect(result).toMatchObject({ status: 'ended', outcome, unreached: [] })
    expect(result.unusable).toBeUndefined()
    const answered = result.events.flatMap((event) => (event.type === 'prompt-answered' ? [event] : []))
    expect(kinds(answered)).toEqual(asked)
    expect(answered.map(({ value }) => value)).toEqual(
      state.answers.map((given) => 'value' in given && given.value),
    )
  })

  it('stops at the first question that it has no answer to', async () => {
    const result = await run(flow, await read(old['without the code from the phone']))
    expect(result).toMatchObject({
      status: 'awaiting',
      prompt: { index: 2, kind: 'totp' },
      unusable: { index: 2 },
    })
    expect(result.unusable?.says).toBe('Answer 3 is for "consent", but the question is "totp".')
  })

  it('with a switch that no longer exists so is read, and says at its run which there are', async () => {
    const state = await read(old['a switch that has another name today'])
    expect(state.switches).toEqual({ redirectUri: 'unregistered' })
    await expect(run(flow, state)).rejects.toThrow('Use one of: registered')
  })

  it('is written anew without what was typed, and replays the same', async () => {
    const state = await read(old['wrong password'])
    const before = await run(flow, state)
    const link = await encodePermalink({ ...state, answers: withoutSecrets(flow, before.events) })
    const after = await run(flow, await read(link))
    const titles = ({ events }: typeof before) => events.map(({ type, actor }) => `${actor} ${type}`)
    expect(titles(after)).toEqual(titles(before))
    // Whoever keeps links asks this first.
    const secrets = async (text: string) => (await read(text)).answers.filter(holdsSecret)
    expect(kinds(await secrets(old['wrong password']))).toEqual(['password', 'password', 'totp'])
    expect(await secrets(link)).toEqual([])
  })
})

describe('the answers of a run as a link carries them', () => {
  const typed = async (answers: readonly Answer[], interventions: PermalinkState['interventions'] = []) => {
    const result = await run(flow, { seed: 1, answers, interventions })
    return { result, given: withoutSecrets(flow, result.events) }
  }
  const ada = { prompt: 'username', value: { username: 'ada@contoso.example' } } as const
  const password = (text: string, afterSeconds?: number): Answer => ({
    prompt: 'password',
    value: { password: text },
    ...(afterSeconds === undefined ? {} : { afterSeconds }),
  })

  it('say of each secret which it was, and of all else what was typed', async () => {
    const { answers } = await completeRun(flow, {
      seed: 1,
      answers: [ada, password('no'), password('never'), password('no', 60), password('Harbour-Lantern-42')],
    })
    expect((await typed(answers)).given).toEqual([
      ada,
      { prompt: 'password', is: { wrong: 0 } },
      { prompt: 'password', is: { wrong: 1 } },
      { prompt: 'password', is: { wrong: 0 }, afterSeconds: 60 },
      { prompt: 'password', is: 'right' },
      { prompt: 'totp', is: 'right' },
      { prompt: 'consent', value: { accept: true } },
    ])
  })

  it('say whose it was, where it is somebody else’s', async () => {
    const [chidi] = (await completeRun(flow, { seed: 1 }, 'chidi@contoso.example')).answers.flatMap((each) =>
      each.prompt === 'password' ? [each] : [],
    )
    const { given } = await typed([ada, password(chidi?.value.password ?? '')])
    expect(given[1]).toEqual({ prompt: 'password', is: { of: 'chidi@contoso.example' } })
  })

  it('know an account by the name that it was given on the way', async () => {
    const id = flow.sites[0]?.tenant?.users.find(({ givenName }) => givenName === 'Ada')?.id ?? ''
    const renamed = [
      {
        when: { at: 'start' },
        do: 'put',
        collection: 'users',
        object: { id, userPrincipalName: 'a.new@contoso.example' },
      },
    ] as const
    const { given } = await typed(
      [{ prompt: 'username', value: { username: 'a.new@contoso.example' } }, password('Harbour-Lantern-42')],
      renamed,
    )
    expect(given[1]).toEqual({ prompt: 'password', is: 'right' })
    expect((await run(flow, { seed: 1, answers: given, interventions: renamed })).status).toBe('awaiting')
  })

  it(`hold no secret that was typed, whatever it was, and replay to the same places (seed ${SEED})`, async () => {
    const text = fc.oneof(
      fc.string({ minLength: 4, maxLength: 40 }),
      fc.stringMatching(/^\d{6}$/),
      fc.constantFrom('Harbour-Lantern-42', 'Wrong-1', 'Wrong-2'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        text,
        fc.boolean(),
        async (words, code, right) => {
          const answers = [
            ada,
            ...words.map((word) => password(word)),
            ...(right ? [password('Harbour-Lantern-42')] : []),
            { prompt: 'totp', value: { code } } as const,
          ]
          const { result, given } = await typed(answers)
          const link = await encodePermalink({
            flow: flow.slug,
            revision: flow.revision,
            seed: 1,
            switches: {},
            answers: given,
            interventions: [],
            step: 0,
          })
          const state = await read(link)
          const secrets = state.answers.filter(({ prompt }) => prompt === 'password' || prompt === 'totp')
          for (const each of secrets) expect(Object.keys(each)).toEqual(['prompt', 'is'])
          const carried = JSON.stringify(secrets)
          for (const secret of [...words, code]) expect(carried.includes(JSON.stringify(secret))).toBe(false)
          const again = await run(flow, state)
          const places = ({ events }: typeof again) => events.map(({ type, actor }) => `${actor} ${type}`)
          expect(places(again)).toEqual(places(result))
          expect(again.status).toBe(result.status)
        },
      ),
      { seed: SEED, numRuns: 40 },
    )
  }, 60_000)
})
