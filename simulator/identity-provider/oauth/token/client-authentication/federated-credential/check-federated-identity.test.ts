import { describe, expect, it } from 'vitest'
import type { Application, FederatedIdentityCredential } from '../../../../../directory/tenant'
import { nightlyReport } from '../../../../../fixtures/contoso-programs'
import type { Asserting } from '../assertion/asserting'
import { federatedIdentity } from './check-federated-identity'

const ISSUER = 'https://token.build.example'
const AUDIENCE = 'api://AzureADTokenExchange'
const MAIN = 'repo:contoso/nightly-report:ref:refs/heads/main'
const CLAIMS = { iss: ISSUER, sub: MAIN, aud: AUDIENCE, repository_id: '821093847' }

const trusts = (subject: string): FederatedIdentityCredential => ({
  id: subject,
  name: subject,
  issuer: ISSUER,
  subject,
  audiences: [AUDIENCE],
  description: null,
})
const flexible = (value: string): FederatedIdentityCredential => ({
  ...trusts(value),
  subject: null,
  claimsMatchingExpression: { value, languageVersion: 1 },
})
const ANY_BRANCH = flexible(
  "claims['sub'] matches 'repo:contoso/nightly-report:ref:refs/heads/*' and claims['repository_id'] eq '821093847'",
)

async function look(credentials: readonly FederatedIdentityCredential[], claims: object = CLAIMS) {
  const application: Application = { ...nightlyReport, federatedIdentityCredentials: credentials }
  return federatedIdentity.look({ application, assertion: { payload: claims } } as unknown as Asserting)
}

describe('a token is taken', () => {
  it.each<[string, readonly FederatedIdentityCredential[], object]>([
    ['whose subject is that of the credential', [trusts(MAIN)], {}],
    ['whose subject is that of the second credential', [trusts('repo:contoso/other'), trusts(MAIN)], {}],
    ['of a branch that an expression means', [ANY_BRANCH], { sub: MAIN.replace('main', 'mallory/x') }],
    ['that one of a subject and an expression means', [trusts('repo:contoso/other'), ANY_BRANCH], {}],
  ])('%s', async (_what, credentials, claims) => {
    expect(await look(credentials, { ...CLAIMS, ...claims })).toMatchObject({ passed: true })
  })
})

describe('a token is refused', () => {
  it.each<[string, readonly FederatedIdentityCredential[], object, number]>([
    ['of an issuer with a slash', [trusts(MAIN)], { iss: `${ISSUER}/` }, 700211],
    ['of a subject in other letters', [trusts(MAIN)], { sub: MAIN.replace('contoso', 'Contoso') }, 7002138],
    [
      'of a star in a subject: it is a star',
      [trusts('repo:contoso/nightly-report:ref:refs/heads/*')],
      {},
      700213,
    ],
    ['of another repository of the same name', [ANY_BRANCH], { repository_id: '900000001' }, 700213],
    ['without an id', [ANY_BRANCH], { repository_id: undefined }, 700213],
    ['with the id as a number', [ANY_BRANCH], { repository_id: 821093847 }, 700213],
    [
      'of a pull request, where branches are meant',
      [ANY_BRANCH],
      { sub: 'repo:contoso/nightly-report:pull_request' },
      700213,
    ],
    ['where an expression cannot be read', [flexible("claims['sub'] like '*'")], {}, 700213],
    [
      'where there is neither a subject nor an expression',
      [{ ...trusts(''), subject: null }],
      { sub: '' },
      700213,
    ],
    ['for another audience', [ANY_BRANCH], { aud: 'https://reports' }, 700212],
    ['without a subject', [trusts(MAIN)], { sub: undefined }, 700213],
  ])('%s', async (_what, credentials, claims, expected) => {
    expect(await look(credentials, { ...CLAIMS, ...claims })).toMatchObject({
      passed: false,
      error: { code: expected },
    })
  })

  it('and is told what is trusted instead', async () => {
    expect(await look([ANY_BRANCH], { ...CLAIMS, sub: 'repo:evil' })).toMatchObject({
      compared: { expected: ANY_BRANCH.claimsMatchingExpression?.value, came: 'repo:evil' },
    })
  })
})
