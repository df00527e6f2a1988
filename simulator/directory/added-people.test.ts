import { expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { added } from '../fixtures/contoso-people'
import { secretOf } from './added-people'
import type { User } from './tenant'

const [ada] = contoso.users
const somebody = { ...(ada as User), id: 'somebody' }
const identities = [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }]

it.each<[string, Partial<User>, string | undefined]>([
  ['whoever was added', {}, added.passwords],
  ['a guest whose password is here', { userType: 'Guest' }, added.passwords],
  ['whoever was invited', { userType: 'Guest', externalUserState: 'PendingAcceptance' }, undefined],
  ['whoever is proven elsewhere', { identities }, undefined],
  ['somebody with a password of their own', { id: ada?.id ?? '' }, contoso.secrets.passwords[ada?.id ?? '']],
])('the password of %s', (_, members, password) => {
  expect(secretOf('passwords', contoso, { ...somebody, ...members })).toBe(password)
})

it.each<[string, string | undefined]>([
  ['2026-03-02T09:00:00Z', contoso.secrets.passwords[ada?.id ?? '']],
  ['2026-03-02T09:00:01Z', added.passwords],
])('a password that was changed at %s, while every run begins at 09:00:00', (at, password) => {
  const changed = { ...(ada as User), lastPasswordChangeDateTime: at }
  expect(secretOf('passwords', contoso, changed)).toBe(password)
  expect(secretOf('softwareOath', contoso, changed)).toBe(contoso.secrets.softwareOath[changed.id])
})
