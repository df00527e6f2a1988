import { expect, it } from 'vitest'
import { contoso } from '../../../../../fixtures/contoso'
import { withCertificates } from '../../../../../fixtures/nightly-report-certificate'
import { publicKeyOf } from './certificate-key'

const [certificate] = withCertificates(contoso).applications.flatMap(({ keyCredentials }) => keyCredentials)
const whole = certificate?.key ?? ''

it.each([
  ['a certificate', whole, 'RSA'],
  ['no certificate, as Graph gives it without $select', null, undefined],
  ['nothing', '', undefined],
  ['bytes that are no certificate', 'AAAA', undefined],
  ['half of a certificate', whole.slice(0, 400), undefined],
])('of %s', async (_what, key, type) => {
  if (!certificate) throw new Error('There is no certificate.')
  expect((await publicKeyOf({ ...certificate, key }))?.kty).toBe(type)
})
