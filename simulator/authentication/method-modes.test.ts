import { expect, it } from 'vitest'
import { contosoPolicyTenant } from '../fixtures/contoso-policies'
import { METHOD_MODES } from './method-modes'
import { ruledModes } from './methods-policy'
import { BUILT_IN_STRENGTHS } from './strengths'

it('every method of a built-in strength is among the modes', () => {
  const modes = BUILT_IN_STRENGTHS.flatMap(({ allowedCombinations }) =>
    (allowedCombinations ?? []).flatMap((combination) => combination.split(',')),
  )
  expect(modes.length).toBeGreaterThan(10)
  expect(modes.filter((mode) => !METHOD_MODES.includes(mode))).toEqual([])
})

it('every mode that the authentication methods policy can forbid is among the modes', () => {
  const policy = contosoPolicyTenant.authenticationMethodsPolicy?.authenticationMethodConfigurations ?? []
  const ids = policy.map(({ id }) => id)
  const authenticationMethodConfigurations = ids.map((id) => ({ id, state: 'disabled' }))
  const forbidden = [
    ...ruledModes({ authenticationMethodConfigurations }, { groupIds: new Set(), groupDoubt: () => null })
      .forbidden,
  ]
  expect(forbidden.length).toBeGreaterThan(ids.length)
  expect(forbidden.filter((mode) => !METHOD_MODES.includes(mode))).toEqual([])
})
