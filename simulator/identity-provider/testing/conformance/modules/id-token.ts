import { compare, type Module } from '../module'

/** How ID tokens are signed (OpenID Connect Core sections 2 and 10.1). The suite asks this of dynamically registered clients alone. */
export const idTokenModules: readonly Module[] = [
  {
    name: 'oidcc-idtoken-signature',
    says: 'A client that says nothing about algorithms gets an ID token signed with RS256, by a key that is named.',
    run: async ({ signIn }) => {
      const { header } = await signIn()
      return [compare('alg', header.alg, 'RS256'), compare('kid', typeof header.kid, 'string')]
    },
  },
  {
    name: 'oidcc-idtoken-unsigned',
    says: 'An ID token without a signature for those who registered for it.',
    run: async ({ metadata, signIn }) => {
      const { body } = await metadata()
      const { header } = await signIn()
      return [
        compare('id_token_signing_alg_values_supported', body.id_token_signing_alg_values_supported, [
          'RS256',
        ]),
        compare('alg', header.alg, 'RS256'),
      ]
    },
    skips:
      'The metadata does not offer "none", and nobody has to (OpenID Connect Core section 15.1); and only a client that registers itself could ask for it.',
  },
]
