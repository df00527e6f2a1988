import { expect, it } from 'vitest'
import type { Verified } from '../resource-request'
import { issuer } from './check-issuer'
import { tenant } from './check-tenant'

const ONE = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'
const of = (tid: string) => `https://login.entra.example/${tid}/v2.0`

const verified = (more: object) => ({ version: '2.0', ...more }) as unknown as Verified & { version: '2.0' }

it.each<[string, string, object, boolean]>([
  ['one tenant, its issuer', of(ONE), { iss: of(ONE), tid: ONE }, true],
  ['one tenant, another issuer', of(ONE), { iss: of(OTHER), tid: OTHER }, false],
  ['one tenant, no issuer', of(ONE), { tid: ONE }, false],
  ['any tenant, the issuer of tid', of('{tenantid}'), { iss: of(OTHER), tid: OTHER }, true],
  ['any tenant, the issuer of another', of('{tenantid}'), { iss: of(OTHER), tid: ONE }, false],
  ['any tenant, no tid', of('{tenantid}'), { iss: of(ONE) }, false],
  ['any tenant, the gap itself', of('{tenantid}'), { iss: of('{tenantid}') }, false],
  ['any tenant, a tid that is none', of('{tenantid}'), { iss: of('a/b'), tid: 'a/b' }, false],
])('an API that trusts the issuer of %s', async (_what, trusted, claims, passes) => {
  const { passed } = await issuer.look(verified({ claims, issuers: { '2.0': trusted } }))
  expect(passed).toBe(passes)
})

it.each<[string, readonly string[] | 'any' | undefined, object, boolean]>([
  ['its own', undefined, { tid: ONE, oid: 'x' }, true],
  ['its own, and not another', undefined, { tid: OTHER, oid: 'x' }, false],
  ['one of two', [ONE, OTHER], { tid: OTHER, oid: 'x' }, true],
  ['none of the list', [OTHER], { tid: ONE, oid: 'x' }, false],
  ['an empty list', [], { tid: ONE, oid: 'x' }, false],
  ['whichever', 'any', { tid: OTHER, oid: 'x' }, true],
  ['whichever, and nobody', 'any', { tid: OTHER }, false],
  ['whichever, and nowhere', 'any', { oid: 'x' }, false],
])('an API that serves %s', async (_what, tenants, claims, passes) => {
  const directory = { tenant: { organization: { id: ONE, displayName: 'Contoso' } } }
  const { passed } = await tenant.look(verified({ claims, directory, ...(tenants && { tenants }) }))
  expect(passed).toBe(passes)
})
