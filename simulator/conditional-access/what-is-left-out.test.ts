import { expect, test } from 'vitest'
import { dynamicGroups } from '../directory/dynamic-groups'
import type { PolicyTenant } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { decide, isPlain } from './compile/decide'
import { evaluate } from './evaluate'
import { dice } from './testing/dice'
import { randomSignIn } from './testing/random-sign-in'
import { randomTenant } from './testing/random-tenant'

const SEED = 20_261_128
const ROUNDS = 12
const QUESTIONS = 120

/** What an export may lack, and how it looks without. */
const LOST: Readonly<Record<string, (tenant: PolicyTenant, at: number) => Partial<PolicyTenant>>> = {
  'the members of all groups': ({ groups }) => ({ groups: groups.map(({ members: _, ...group }) => group) }),
  'the members of one group': ({ groups }, at) => ({
    groups: groups.map(({ members, ...group }, index) =>
      index === at % groups.length ? group : { ...group, ...(members ? { members } : {}) },
    ),
  }),
  'all groups': () => ({ groups: [] }),
  'one group': ({ groups }, at) => ({ groups: groups.filter((_, index) => index !== at % groups.length) }),
  'all locations': () => ({ namedLocations: [] }),
  'all devices': () => ({ devices: [] }),
  'the compliance of all devices': ({ devices }) => ({
    devices: devices.map(({ isCompliant: _, ...device }) => device),
  }),
  'how devices are joined': ({ devices }) => ({
    devices: devices.map(({ trustType: _, ...device }) => device),
  }),
  'all that filters read': ({ devices }) => ({
    devices: devices.map(({ id, deviceId, isCompliant, trustType }) => ({
      id,
      isCompliant,
      trustType,
      ...(deviceId ? { deviceId } : {}),
    })),
  }),
  'all people': () => ({ users: [] }),
  'all assignments of roles': () => ({ roleAssignments: [] }),
  'the role of one assignment': ({ roleAssignments }, at) => ({
    roleAssignments: roleAssignments.map(({ roleDefinitionId, ...rest }, index) =>
      index === at % roleAssignments.length ? rest : { ...rest, roleDefinitionId },
    ),
  }),
  'whom one assignment is to': ({ roleAssignments }, at) => ({
    roleAssignments: roleAssignments.map(({ principalId, ...rest }, index) =>
      index === at % roleAssignments.length ? rest : { ...rest, principalId },
    ),
  }),
  'whether an address is trusted, or which': ({ namedLocations }, at) => ({
    namedLocations: namedLocations.map(({ isTrusted, ipRanges, ...rest }, index) =>
      index === at % namedLocations.length ? rest : { ...rest, ...(ipRanges ? { isTrusted, ipRanges } : {}) },
    ),
  }),
}

test.each(Object.entries(LOST))(
  'without %s an answer stays the same, or is not certain (seed 20261128)',
  { timeout: 60_000 },
  (_what, without) => {
    for (let round = 0; round < ROUNDS; round++) {
      const whole = stored(randomTenant(SEED + round, 12))
      const roll = dice(SEED + round, 'left out')
      const [before, after] = [whole, { ...whole, ...without(whole, roll.below(1000)) }].map((tenant) =>
        compile(tenant, dynamicGroups),
      )
      if (!before || !after) throw new Error('two tenants')
      for (let at = 0; at < QUESTIONS; at++) {
        const signIn = randomSignIn(roll)
        const told = evaluate(before, signIn)
        const left = evaluate(after, signIn)
        expect(decide(after, signIn)).toBe(left.result)
        if (isPlain(after, signIn)) expect(left.couldBe).toEqual([left.result])
        if (left.couldBe.length === 1 && told.couldBe.length === 1) expect(left.result).toBe(told.result)
        // Nothing that was possible is ruled out by knowing less.
        expect(left.couldBe).toEqual(expect.arrayContaining([...told.couldBe]))
      }
    }
  },
)

/** The devices of a complete export say in what state they are. */
function stored(tenant: PolicyTenant): PolicyTenant {
  return {
    ...tenant,
    devices: tenant.devices.map((device, at) => ({
      ...device,
      isCompliant: at % 2 === 0,
      trustType: at % 3 === 0 ? 'ServerAd' : 'AzureAd',
      operatingSystem: 'Windows',
      model: at % 2 === 0 ? 'Surface Pro' : null,
      isManaged: true,
      extensionAttributes: { extensionAttribute1: at % 2 === 0 ? 'SAW' : null },
    })),
  }
}
