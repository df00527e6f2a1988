import { expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { findUserByName } from './queries'

const [ada, ...others] = contoso.users
const nameless = {
  ...contoso,
  users: [{ ...others[0], userPrincipalName: '', mail: '', userType: 'Guest' }, ada],
}

it.each([
  ['ada@contoso.example', ada?.id],
  ['ADA@CONTOSO.EXAMPLE', ada?.id],
  // Whoever types nothing is not whoever has no name.
  ['', undefined],
])('“%s” is the name of %s', (name, id) => {
  expect(findUserByName(nameless as typeof contoso, name)?.id).toBe(id)
})
