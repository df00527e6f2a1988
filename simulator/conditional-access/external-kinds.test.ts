import { expect, test } from 'vitest'
import type { DirectoryUser } from '../directory/policy-tenant'
import { isEntraHome } from './external-kinds'

const federated = (issuer?: string) => ({ signInType: 'federated', ...(issuer ? { issuer } : {}) })

test.each<[string, NonNullable<DirectoryUser['identities']>, boolean | null]>([
  ['an Entra tenant', [federated('ExternalAzureAD')], true],
  ['Google', [federated('google.com')], false],
  ['nowhere that is federated', [{ signInType: 'userPrincipalName', issuer: 'contoso.example' }], null],
  ['a place that the export lost', [federated()], null],
  ['Google, and a place that the export lost', [federated('google.com'), federated()], null],
  ['Google, and in a way that the export lost', [federated('google.com'), { issuer: 'x' }], null],
  ['an Entra tenant, and a place that the export lost', [federated(), federated('ExternalAzureAD')], true],
])(
  'whoever signs in at %s has an Entra home, or has none, or that is not known',
  (_where, identities, is) => {
    expect(isEntraHome({ id: 'a', identities })).toBe(is)
  },
)
