import { expect, test } from 'vitest'
import { catalogue } from '../../../simulator/flows/catalogue'
import { canBeJoined, joinable, objectOf } from './joinable'

const flow = await catalogue.find(({ slug }) => slug === 'authorization-code-pkce')?.flow()
if (!flow) throw new Error('There is no such flow.')
const tenants = flow.sites.flatMap(({ id, tenant }) => (tenant ? [{ place: id, tenant }] : []))
const [home] = tenants
if (!home) throw new Error('There is no tenant.')
const named = (id: string) => {
  const party = flow.parties.find((each) => each.id === id)
  if (!party) throw new Error(`There is no ${id}.`)
  return party
}

test.each([
  ['phone', false],
  ['browser', true],
  ['expenses', true],
  ['expenses-application', true],
  ['finance', true],
  ['identity-provider', true],
])('whether an edge can end at %s: %s', (id, can) => {
  expect(canBeJoined(named(id), tenants)).toBe(can)
})

test('what the tenant does not hold is no end of an edge, however it is drawn', () => {
  const bare = [{ ...home, tenant: { ...home.tenant, servicePrincipals: [] } }]
  expect(canBeJoined(named('expenses'), bare)).toBe(false)
})

test('of what is drawn for the story it is said that it stands for no object', () => {
  const one = objectOf(named('finance'), tenants)
  expect(joinable(tenants, one, undefined, named('phone'), undefined)).toEqual({
    ways: [],
    says: 'Phone is drawn for the story, and stands for no object. The objects of the directory are in the list under “Change”.',
  })
})
