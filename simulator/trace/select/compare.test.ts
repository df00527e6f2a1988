import { beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { appNamed, userNamed } from '../../fixtures/named'
import { catalogue, findFlow } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import type { RunInput } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { type Compared, compare } from './compare'
import { steps } from './steps'

async function play(slug: string, input: Partial<RunInput> = {}, as?: string): Promise<Compared> {
  const entry = findFlow(slug)
  if (!entry) throw new Error('no flow')
  const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  const { result } = await completeRun(flow, { seed: 1, ...input }, as)
  return { events: result.events, steps: steps(result.events, narration) }
}

const SLUG = 'authorization-code-pkce'
const START = { at: 'start' } as const
const ada = userNamed(contoso, 'ada@contoso.example')
const expenses = appNamed(contoso, 'Expenses')
const put = (collection: 'users' | 'applications', object: { id: string }): Intervention => ({
  when: START,
  do: 'put',
  collection,
  object: { ...object },
})
let plain: Compared
beforeAll(async () => {
  plain = await play(SLUG)
})

describe('where a run leaves another', () => {
  it('is nowhere in a run that is the same', async () => {
    expect(compare(plain, await play(SLUG))).toEqual({
      changed: { before: [], after: [] },
      first: undefined,
      says: 'Every step of the story is the same in both runs.',
    })
  })

  it('is nowhere when a change makes no difference, and the change is told', async () => {
    const found = compare(
      plain,
      await play(SLUG, { interventions: [{ when: START, do: 'wait', seconds: 60 }] }),
    )
    expect(found.first).toBeUndefined()
    expect(found.changed.after.map(({ title }) => title)).toEqual(['1 minute passes'])
  })

  it.each<[string, Intervention]>([
    ['taken away', put('applications', { id: expenses.id, passwordCredentials: [] } as { id: string })],
    [
      'replaced on the way',
      {
        when: { message: 1, from: 'expenses', to: 'identity-provider', path: '/token' },
        do: 'edit',
        edits: [{ in: 'form', name: 'client_secret', set: 'wrong' }],
      },
    ],
  ])('is where the secret is used, and nowhere before, when it is %s', async (_, change) => {
    const { first } = compare(plain, await play(SLUG, { interventions: [change] }))
    expect(first?.before?.title).toMatch(/hands in the code/)
    expect(first?.after?.title).toMatch(/hands in the code/)
  })

  const table: readonly [
    what: string,
    input: Partial<RunInput>,
    as: string | undefined,
    title: RegExp,
    says: RegExp,
  ][] = [
    [
      'somebody else signs in',
      {},
      'chidi@contoso.example',
      /types a user name/,
      /^Somebody else signs in: chidi@contoso\.example; before it was ada@/,
    ],
    [
      'an account is disabled',
      { interventions: [put('users', { id: ada.id, accountEnabled: false } as never)] },
      undefined,
      /takes it to the identity provider/,
      /^This is refused now: The account ada@contoso\.example is disabled\. Before: .* enabled\.$/,
    ],
    [
      'a token says more',
      {
        interventions: [
          put('applications', { id: expenses.id, groupMembershipClaims: 'SecurityGroup' } as never),
        ],
      },
      undefined,
      /hands in the code/,
      /^“groups” in the ID token is new: \[/,
    ],
    [
      'a token says something else',
      { interventions: [put('users', { id: ada.id, displayName: 'Ada X' } as never)] },
      undefined,
      /hands in the code/,
      /^“name” in the access token is Ada X; before it was Ada Nilsen\. “name” in the ID token is Ada X; /,
    ],
    [
      'a program sends an address that is not registered',
      {
        interventions: [
          {
            when: START,
            do: 'configure',
            party: 'expenses',
            settings: { redirect_uri: 'https://expenses.contoso.example/x' },
          },
        ],
      },
      undefined,
      /asks the identity provider for a sign-in/,
      /^This is refused now: redirect_uri .*\/x equals none/,
    ],
    [
      'a program asks for less',
      { switches: { scope: 'sign-in-only' } },
      undefined,
      /asks the identity provider for a sign-in/,
      /^“scope” is openid profile offline_access; before it was/,
    ],
    [
      'a message is lost',
      {
        interventions: [
          { when: { message: 1, from: 'expenses', to: 'identity-provider', path: '/token' }, do: 'drop' },
        ],
      },
      undefined,
      /hands in the code/,
      /^Nobody looks at it now\. /,
    ],
    [
      'time passes',
      { interventions: [{ when: { after: 2 }, do: 'wait', seconds: 1200 }] },
      undefined,
      /takes it to the identity provider/,
      /^This is refused now: This sign-in took more than fifteen minutes\./,
    ],
    [
      'something is looked at that was not',
      { switches: { prompt: 'login' } },
      undefined,
      /for a sign-in/,
      /^“prompt” is new: login\.$/,
    ],
    [
      'a message is changed on its way, and refused when it is looked at',
      {
        interventions: [
          {
            when: { message: 1, from: 'identity-provider', to: 'expenses', path: '/token' },
            do: 'edit',
            edits: [
              {
                in: 'pointer',
                name: '/access_token',
                set: 'x',
                jwt: { part: 'claims', member: 'scp', signed: 'old' },
              },
            ],
          },
        ],
      },
      undefined,
      /answers with an ID token/,
      /^What comes with it is not the same\. This is refused later: .*signature/,
    ],
    [
      'another step stands there',
      { switches: { client: 'single-page-app' } },
      undefined,
      /Expenses loads/,
      /^Now: Expenses loads\. Before: Expenses asks the identity provider for its addresses\.$/,
    ],
  ]
  it.each(table)('%s', async (_, input, as, title, says) => {
    const found = compare(plain, await play(SLUG, input, as))
    expect(found.first?.after?.title).toMatch(title)
    expect(found.says).toMatch(says)
  })

  it('names all that is new in a message, and what it is for before how', async () => {
    const without = await play('stolen-code')
    const used = await play('stolen-code', { switches: { pkce: 'used' } })
    expect(compare(without, used).says).toMatch(
      /^“code_challenge” is new\. “code_challenge_method” is new: S256\./,
    )
    expect(compare(used, without).says).toMatch(
      /^“code_challenge” is gone\. “code_challenge_method” is gone: it was S256\./,
    )
  })

  it('is seen from the other side as well: what was refused is not refused any more', async () => {
    const refused = await play(SLUG, {
      interventions: [put('users', { id: ada.id, accountEnabled: false } as never)],
    })
    const found = compare(refused, plain)
    expect(found.says).toMatch(
      /^This is not refused any more: The account ada@contoso\.example is disabled\. Now: /,
    )
    expect(found.changed.before.map(({ title }) => title)).toEqual(['Ada Nilsen is changed'])
  })

  it('is the end where one of them goes on', async () => {
    const shorter = await play('single-sign-on')
    const longer = await play('single-sign-on', { switches: { afterSignOut: 'access-token' } })
    expect(compare(shorter, longer)).toMatchObject({ first: { before: undefined } })
    expect(compare(shorter, longer).says).toMatch(/^The run before ends here; the one after goes on: /)
    expect(compare(longer, shorter).says).toMatch(/^The run after ends here; the one before goes on: /)
  })

  it('says no secret that was typed', async () => {
    const { says } = compare(plain, await play(SLUG, { switches: { password: 'wrong-once' } }))
    expect(says).toMatch(/^This is refused now: User name or password is wrong/)
    for (const secret of Object.values(contoso.secrets.passwords)) expect(says).not.toContain(secret)
  })
})

describe.each(catalogue)('$slug', (entry) => {
  it('every switch has a sentence, and a run is no other than itself', async () => {
    const flow = await entry.flow()
    const bases = new Map<string, Promise<Compared>>()
    const base = (needs: Readonly<Record<string, string>>) => {
      const key = JSON.stringify(needs)
      const made = bases.get(key) ?? play(entry.slug, { switches: needs })
      bases.set(key, made)
      return made
    }
    expect(compare(await base({}), await play(entry.slug)).first).toBeUndefined()
    for (const { name, values, needs = {} } of flow.switches)
      for (const value of values.slice(1)) {
        const other = await play(entry.slug, { switches: { ...needs, [name]: value } })
        expect(compare(await base(needs), other).says, `${name}=${value}`).toMatch(/^\S.*\.$/)
      }
  })
})
