import { describe, expect, it } from 'vitest'
import { frontPlans } from './front-plans'
import { createProvider, judge } from './judge'
import { plans } from './plans'

describe.each(Object.entries(plans))('%s', (_plan, modules) => {
  it.each(modules)('$name: $says', async (module) => {
    const { result, reasons } = await judge(module)
    expect(result === 'FAILS' ? reasons : []).toEqual([])
  })
})

describe.each(frontPlans.map((plan) => [plan.plan, plan.variant.responseType, plan] as const))(
  '%s with %s',
  (_plan, _type, { modules, variant }) => {
    it.each(modules)('$name: $says', async (module) => {
      const { result, reasons } = await judge(module, createProvider(), variant)
      expect(result === 'FAILS' ? reasons : []).toEqual([])
    })
  },
)
