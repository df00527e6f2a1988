import { describe, expect, it } from 'vitest'
import { type Dice, dice } from '../../conditional-access/testing/dice'
import type { AzureAccess, AzurePermission } from '../../directory/azure-access'
import { parseScope } from '../../directory/azure-scope'
import { compileAccess } from './compile'
import type { AccessDecision, AccessRequest } from './decision'
import { evaluateAccess } from './evaluate'
import { EVERYBODY } from './testing/ask'
import {
  type AccessSize,
  randomAccess,
  randomAssignment,
  randomRequest,
  randomScope,
} from './testing/random-access'

const SEED = 20261129
const TENANCIES = 40
const QUESTIONS = 60
const KNOWN: AccessSize = {
  principals: 6,
  groups: 5,
  assignments: 30,
  denies: 3,
  subscriptions: 3,
  unknown: 0,
}
const OPEN: AccessSize = { ...KNOWN, unknown: 0.3 }

/** Runs `check` over random tenancies, half of which leave something open; what fails names the seed. */
function over(
  name: string,
  check: (access: AzureAccess, asked: readonly AccessRequest[], roll: Dice, seed: string) => void,
  sizes: readonly AccessSize[] = [KNOWN, OPEN],
): void {
  for (let round = 0; round < TENANCIES; round++) {
    const seed = SEED + round
    const roll = dice(seed, name)
    const size = sizes[round % sizes.length] ?? KNOWN
    const access = randomAccess(roll, size)
    const asked = Array.from({ length: QUESTIONS }, () => randomRequest(roll, size))
    check(access, asked, roll, `seed ${seed}, ${name}`)
  }
}

const decisions = (access: AzureAccess, asked: readonly AccessRequest[]) => {
  const compiled = compileAccess(access)
  return asked.map((each) => evaluateAccess(compiled, each))
}

/** Nearer to allowed is more. */
const WEIGHT = { denied: 0, notCertain: 1, allowed: 2 } as const
const weights = (of: readonly AccessDecision[]) => of.map(({ result }) => WEIGHT[result])

describe(`tenancies and questions of any kind (seed ${SEED})`, () => {
  it('has all three answers, or the rest says little', () => {
    const seen = new Map<string, number>()
    over('answers', (access, asked) => {
      for (const { result } of decisions(access, asked)) seen.set(result, (seen.get(result) ?? 0) + 1)
    })
    for (const result of ['allowed', 'denied', 'notCertain']) expect(seen.get(result)).toBeGreaterThan(100)
  })

  it('one more role assignment never takes anything away', () => {
    over('more', (access, asked, roll, seed) => {
      const more = randomAssignment(roll, 999, access.roleDefinitions, OPEN)
      const after = { ...access, roleAssignments: [...access.roleAssignments, more] }
      const [before, then] = [weights(decisions(access, asked)), weights(decisions(after, asked))]
      for (const [at, weight] of before.entries()) expect(then[at], seed).toBeGreaterThanOrEqual(weight)
    })
  })

  it('a deny assignment for everybody and everything always wins', () => {
    over('deny', (access, asked, _roll, seed) => {
      const all = [{ actions: ['*'], dataActions: ['*'] }]
      const deny = { id: 'all', scope: '/', permissions: all, principals: [EVERYBODY] }
      const denyAssignments = [...(access.denyAssignments ?? []), deny]
      for (const { result } of decisions({ ...access, denyAssignments }, asked))
        expect(result, seed).toBe('denied')
    })
  })

  it('one more deny assignment never gives anything', () => {
    over('less', (access, asked, _roll, seed) => {
      const fewer = { ...access, denyAssignments: (access.denyAssignments ?? []).slice(1) }
      const [before, then] = [weights(decisions(fewer, asked)), weights(decisions(access, asked))]
      for (const [at, weight] of before.entries()) expect(then[at], seed).toBeLessThanOrEqual(weight)
    })
  })

  it('order does not matter', () => {
    over('order', (access, asked, _roll, seed) => {
      const turned: AzureAccess = {
        roleDefinitions: access.roleDefinitions.toReversed(),
        roleAssignments: access.roleAssignments.toReversed(),
        denyAssignments: access.denyAssignments?.toReversed() ?? null,
        hierarchy: access.hierarchy.toReversed(),
      }
      const sorted = (of: readonly AccessDecision[]) =>
        of.map(({ result, assignments, notKnown }) => ({
          result,
          assignments: assignments.map((each) => JSON.stringify(each)).sort(),
          notKnown: [...notKnown].sort(),
        }))
      expect(sorted(decisions(turned, asked)), seed).toEqual(sorted(decisions(access, asked)))
    })
  })

  it('an assignment that moves up never loses anything', () => {
    over('up', (access, asked, _roll, seed) => {
      const up = access.roleAssignments.map((each) => {
        const scope = parseScope(each.scope)
        return 'problem' in scope ? each : { ...each, scope: scope.within[1] ?? each.scope }
      })
      const before = weights(decisions(access, asked))
      const then = weights(decisions({ ...access, roleAssignments: up }, asked))
      for (const [at, weight] of before.entries()) expect(then[at], seed).toBeGreaterThanOrEqual(weight)
    })
  })

  it('case does not matter', () => {
    over('case', (access, asked, _roll, seed) => {
      const loud = asked.map((each) => ({
        ...each,
        action: each.action.toUpperCase(),
        scope: each.scope.toUpperCase(),
        principal: { ...each.principal, id: each.principal.id.toUpperCase() },
      }))
      expect(weights(decisions(access, loud)), seed).toEqual(weights(decisions(access, asked)))
    })
  })

  it('what is certain stays so when more is known', () => {
    over('certain', (access, asked, roll, seed) => {
      const before = decisions(access, asked)
      // Every group is told: each question is asked of somebody who is in some of those that were open, and in no other.
      const told = asked.map((each) => ({
        ...each,
        principal: {
          ...each.principal,
          groupIds: new Set([
            ...each.principal.groupIds,
            ...(each.principal.groupDoubt('group-0') === null ? [] : [`group-${roll.below(OPEN.groups)}`]),
          ]),
          groupDoubt: () => null,
        },
      }))
      decisions(access, told).forEach(({ result }, at) => {
        const was = before[at]?.result
        if (was !== 'notCertain') expect(result, seed).toBe(was)
      })
    })
  })

  it('where everything is known it is what a plain reading of the documentation gives', () => {
    over(
      'plain',
      (access, asked, _roll, seed) => {
        const answers = decisions(access, asked)
        asked.forEach((each, at) => {
          const { result } = answers[at] ?? { result: 'none' }
          // A role of several permissions that exclude what another includes is not documented.
          if (result !== 'notCertain')
            expect(result, `${seed}: ${JSON.stringify(each)}`).toBe(plainly(access, each))
          else
            expect(
              access.roleDefinitions.some(({ permissions }) => (permissions?.length ?? 0) > 1),
              seed,
            ).toBe(true)
        })
      },
      [KNOWN],
    )
  })

  it('every decision names what decided, and what is not known only where it is not certain', () => {
    over('reasons', (access, asked, _roll, seed) => {
      for (const { result, because, decidedBy, notKnown } of decisions(access, asked)) {
        expect(because, seed).not.toBe('')
        expect(notKnown.length > 0, seed).toBe(result === 'notCertain')
        if (result === 'allowed')
          expect(decidedBy, seed).toMatchObject({ kind: 'roleAssignment', outcome: 'yes' })
      }
    })
  })

  it('any text is a scope or has a problem, in bounded time', () => {
    const roll = dice(SEED, 'scopes')
    const parts = [
      '/',
      'providers',
      'subscriptions',
      'resourceGroups',
      'a',
      ' ',
      '//',
      'é',
      '\u0000',
      '%2f',
      '..',
    ]
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: roll.below(12) }, () => roll.one(parts)).join(roll.one(['', '/']))
      const scope = parseScope(text)
      if ('problem' in scope) expect(scope.problem).not.toBe('')
      else expect(scope.within[0]).toBe(scope.key)
    }
    for (let round = 0; round < 200; round++) {
      expect(parseScope(randomScope(roll, KNOWN))).not.toHaveProperty('problem')
    }
  })
})

/** https://learn.microsoft.com/azure/role-based-access-control/overview, read once more, with nothing indexed and nothing open. */
function plainly(access: AzureAccess, { principal, action, isDataAction, scope }: AccessRequest): string {
  const here = chain(access, scope)
  const isThem = (id: string) =>
    id === EVERYBODY.id ||
    id.toLowerCase() === principal.id.toLowerCase() ||
    principal.groupIds.has(id.toLowerCase())
  const includes = ({ actions, notActions, dataActions, notDataActions }: AzurePermission) => {
    const [yes, no] = isDataAction ? [dataActions, notDataActions] : [actions, notActions]
    return matches(yes, action) && !matches(no, action)
  }
  const denied = (access.denyAssignments ?? []).some(
    (each) =>
      here.includes(each.scope.toLowerCase()) &&
      (!each.doNotApplyToChildScopes || each.scope.toLowerCase() === scope.toLowerCase()) &&
      each.permissions.some(includes) &&
      each.principals.some(({ id }) => isThem(id)) &&
      !each.excludePrincipals?.some(({ id }) => isThem(id)),
  )
  if (denied) return 'denied'
  const granted = access.roleAssignments.some(
    (each) =>
      here.includes(each.scope.toLowerCase()) &&
      isThem(each.principalId) &&
      access.roleDefinitions.some(
        ({ name, permissions }) => each.roleDefinitionId.endsWith(`/${name}`) && permissions?.some(includes),
      ),
  )
  return granted ? 'allowed' : 'denied'
}

function chain({ hierarchy }: AzureAccess, scope: string): string[] {
  const own = scope.toLowerCase()
  const within =
    own === '/' ? [] : own.split('/').map((_, at, all) => all.slice(0, all.length - at).join('/'))
  const above: string[] = []
  for (let at = within.find((each) => hierarchy.some(({ id }) => id.toLowerCase() === each)); at; ) {
    const parent: string | undefined = hierarchy
      .find(({ id }) => id.toLowerCase() === at)
      ?.parent?.toLowerCase()
    if (parent !== undefined) above.push(parent)
    at = parent
  }
  return [...within, ...above, '/']
}

function matches(patterns: readonly string[] | null | undefined, action: string): boolean {
  return (patterns ?? []).some((pattern) => {
    const escaped = pattern.split('*').map((part) => part.replaceAll(/[.()|]/g, String.raw`\$&`))
    return new RegExp(`^${escaped.join('.*')}$`, 'i').test(action)
  })
}
