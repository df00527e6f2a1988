import { expect, it } from 'vitest'
import { issuerOfVersionOne } from '../identity-provider/tokens/access-token'
import { issuerOfVersion } from './issuer'

const ORIGIN = 'https://login.entra.example'

it('names the issuer of each version as the identity provider does', () => {
  expect(issuerOfVersion('2.0', ORIGIN, 't')).toBe('https://login.entra.example/t/v2.0')
  expect(issuerOfVersion('1.0', ORIGIN, 't')).toBe('https://sts.entra.example/t/')
  expect(issuerOfVersion('1.0', ORIGIN, 't')).toBe(issuerOfVersionOne(ORIGIN, 't'))
})
