import { expect, it } from 'vitest'
import { actionPattern, problemOfAction } from './action-pattern'

it.each([
  ['*', 'Microsoft.Compute/virtualMachines/write', true],
  ['*/read', 'Microsoft.Network/virtualNetworks/subnets/read', true],
  ['*/read', 'Microsoft.Network/virtualNetworks/subnets/write', false],
  ['Microsoft.Compute/*', 'Microsoft.Compute/virtualMachines/start/action', true],
  ['Microsoft.Compute/*', 'Microsoft.ComputeOther/x/read', false],
  ['Microsoft.Network/*/read', 'Microsoft.Network/loadBalancers/backendAddressPools/read', true],
  ['Microsoft.Network/*/read', 'Microsoft.Network/read', false],
  ['microsoft.web/sites/restart/Action', 'Microsoft.Web/sites/restart/action', true],
  ['Microsoft.Web/sites/read', 'Microsoft.Web/sites/readers', false],
  ['a*b*c', 'a1b2c', true],
  ['a*b*c', 'a1c2c', false],
  ['a*bc*c', 'abc', false],
  ['ab*ba', 'aba', false],
  ['Microsoft.Web/sites/(x|y)', 'Microsoft.Web/sites/x', false],
])('%s and %s: %s', (pattern, action, expected) => {
  expect(actionPattern(pattern)(action.toLowerCase())).toBe(expected)
})

it('many wildcards take time in proportion', () => {
  const pattern = actionPattern(`${'*a'.repeat(2000)}*b`)
  expect(pattern('a'.repeat(20_000))).toBe(false)
})

it.each([
  ['Microsoft.Compute/virtualMachines/read', null],
  ['Microsoft.Compute/*', 'no wildcard'],
  ['read', 'is written as'],
  ['', 'is written as'],
  ['Microsoft.Compute/ virtualMachines/read', 'is written as'],
  ['/Microsoft.Compute/read', 'is written as'],
])('%j: %s', (action, problem) => {
  if (problem === null) expect(problemOfAction(action)).toBeNull()
  else expect(problemOfAction(action)).toContain(problem)
})
