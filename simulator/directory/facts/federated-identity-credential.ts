import type { FactKind } from './fact-kind'

/** An application trusts tokens of an outside issuer, which is no object of the directory and goes by its URL (Graph, federatedIdentityCredential). */
export const federatedIdentityCredential: FactKind = {
  type: 'federatedIdentityCredential',
  from: ['applications'],
  edges: ({ applications }) =>
    applications.flatMap(({ id, federatedIdentityCredentials }) =>
      federatedIdentityCredentials.map(({ name, issuer }) => ({
        from: id,
        to: issuer,
        label: `trusts ${name}`,
      })),
    ),
}
