import { describe, expect, it } from 'vitest'
import { judge } from './judge'
import { plans } from './plans'

describe.each(Object.entries(plans))('%s', (_plan, modules) => {
  it.each(modules)('$name: $says', async (module) => {
    const { result, reasons } = await judge(module)
    expect(result === 'FAILS' ? reasons : []).toEqual([])
  })
})
