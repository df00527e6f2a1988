import { expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { findUserByName } from './queries'

const [ada, ...others] = contoso.users
const ELSEWHERE = [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }]
const nameless = {
  ...contoso,
  users: [
    { ...others[0], userPrincipalName: '', mail: '', userType: 'Guest' },
    { ...ada, mail: 'ada@home.example' },
    { ...others[1], userType: 'Member', identities: ELSEWHERE, mail: 'member@home.example' },
    { ...others[2], userType: 'Guest', mail: 'guest@home.example' },
  ],
}

it.each([
  ['ada@contoso.example', ada?.id],
  ['ADA@CONTOSO.EXAMPLE', ada?.id],
  // Whoever types nothing is not whoever has no name.
  ['', undefined],
  // The mail address is a name for who is proven at home, and for guests; of others it is none.
  ['ada@home.example', undefined],
  ['member@home.example', others[1]?.id],
  ['guest@home.example', others[2]?.id],
])('“%s” is the name of %s', (name, id) => {
  expect(findUserByName(nameless as typeof contoso, name)?.id).toBe(id)
})
