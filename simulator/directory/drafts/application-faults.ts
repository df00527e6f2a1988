import { expressionFault, LANGUAGE_VERSION } from '../claims-matching-expression'
import type { Application, FederatedIdentityCredential, Tenant } from '../tenant'
import type { Draft, Fault } from './fault'
import { type RedirectPlatform, redirectUriFault } from './redirect-uri'

/** A draft whose members are of their types. */
type Registration = Partial<Application>

const PLATFORMS: readonly RedirectPlatform[] = ['web', 'spa', 'publicClient']
/** For an application of work and school accounts. https://learn.microsoft.com/entra/identity-platform/reply-url */
const MOST_REDIRECTS = 256
const AUDIENCES = ['AzureADMyOrg', 'AzureADMultipleOrgs']
const MEMBERSHIPS = ['None', 'SecurityGroup', 'DirectoryRole', 'ApplicationGroup', 'All']
/** Characters of a federated credential's name, and of its issuer and subject. https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
const LONGEST_NAME = 120
const LONGEST_CLAIM = 600

/** What cannot stand in a registration although it is of its type. */
export function applicationFaults(tenant: Tenant, members: Draft): Fault[] {
  const draft = members as Registration
  return [
    ...redirects(draft),
    ...audience(draft),
    ...identifiers(tenant, draft),
    ...permissions(draft),
    ...credentials(draft),
    ...federated(draft),
  ]
}

function redirects(draft: Registration): Fault[] {
  const all = PLATFORMS.flatMap((platform) =>
    (draft[platform]?.redirectUris ?? []).map((uri, index) => ({ platform, uri, index })),
  )
  const logoutUrl = draft.web?.logoutUrl
  return [
    ...all.flatMap(({ platform, uri, index }) =>
      at(`${platform}.redirectUris.${index}`, redirectUriFault(uri, platform)),
    ),
    ...at(
      'web.redirectUris',
      all.length > MOST_REDIRECTS ? `There are ${all.length}, and ${MOST_REDIRECTS} is the most.` : undefined,
    ),
    ...at(
      'web.logoutUrl',
      typeof logoutUrl === 'string' && !isHttps(logoutUrl)
        ? 'It takes a whole address with https.'
        : undefined,
    ),
  ]
}

function audience({ signInAudience, api, groupMembershipClaims: memberships }: Registration): Fault[] {
  const version: unknown = api?.requestedAccessTokenVersion ?? null
  return [
    ...at(
      'signInAudience',
      signInAudience !== undefined && !AUDIENCES.includes(signInAudience)
        ? `This identity provider knows ${AUDIENCES.join(' and ')}.`
        : undefined,
    ),
    ...at(
      'api.requestedAccessTokenVersion',
      [null, 1, 2].includes(version as number) ? undefined : 'It takes 1, 2 or null, which counts as 1.',
    ),
    ...at(
      'groupMembershipClaims',
      memberships && !MEMBERSHIPS.includes(memberships)
        ? `This identity provider knows ${MEMBERSHIPS.join(', ')} and null.`
        : undefined,
    ),
  ]
}

function identifiers({ applications }: Tenant, { id, identifierUris = [] }: Registration): Fault[] {
  return identifierUris.flatMap((uri, index) => {
    const other = applications.find((each) => each.id !== id && each.identifierUris.includes(uri))
    const path = `identifierUris.${index}`
    if (other) return at(path, `${other.displayName} has this name already.`)
    return at(path, URL.canParse(uri) ? undefined : 'It takes a URI, as "api://expenses.contoso.example".')
  })
}

/** Scopes and roles: each id once, and each value once among those that have one. */
function permissions({ api, appRoles = [] }: Registration): Fault[] {
  const scopes = api?.oauth2PermissionScopes ?? []
  return [
    ...named(scopes, 'api.oauth2PermissionScopes'),
    ...named(appRoles, 'appRoles'),
    ...appRoles.flatMap(({ allowedMemberTypes }, index) =>
      at(
        `appRoles.${index}.allowedMemberTypes`,
        allowedMemberTypes.length > 0 &&
          allowedMemberTypes.every((each) => ['User', 'Application'].includes(each))
          ? undefined
          : 'It takes "User", "Application", or both.',
      ),
    ),
  ]
}

function named(list: readonly { readonly id: string; readonly value: string }[], path: string): Fault[] {
  return list.flatMap(({ id, value }, index) => [
    ...at(
      `${path}.${index}.id`,
      repeats(
        list.map((each) => each.id),
        id,
        index,
      ),
    ),
    ...at(
      `${path}.${index}.value`,
      value === '' || /\s/.test(value)
        ? 'It takes one word: a token lists these with spaces between them.'
        : repeats(
            list.map((each) => each.value),
            value,
            index,
          ),
    ),
  ])
}

function credentials({ passwordCredentials = [], keyCredentials = [] }: Registration): Fault[] {
  const lists = [
    ['passwordCredentials', passwordCredentials],
    ['keyCredentials', keyCredentials],
  ] as const
  return lists.flatMap(([path, list]) =>
    list.flatMap(({ startDateTime, endDateTime }, index) =>
      at(
        `${path}.${index}.endDateTime`,
        Date.parse(endDateTime) > Date.parse(startDateTime) ? undefined : 'It ends before it begins.',
      ),
    ),
  )
}

function federated({ federatedIdentityCredentials: list = [] }: Registration): Fault[] {
  const whose = list.map((each) => `${each.issuer}\n${trustedBy(each)}`)
  return list.flatMap((each, index) => {
    const { name, issuer, subject, claimsMatchingExpression: expression, audiences } = each
    const path = `federatedIdentityCredentials.${index}`
    return [
      ...at(
        `${path}.name`,
        /^[\w.~-]+$/.test(name) && name.length <= LONGEST_NAME
          ? repeats(
              list.map((each) => each.name),
              name,
              index,
            )
          : `It takes up to ${LONGEST_NAME} letters, digits, and - _ . ~.`,
      ),
      ...at(
        `${path}.issuer`,
        isHttps(issuer) ? tooLong(issuer) : 'It takes the address of an issuer, with https.',
      ),
      ...at(
        `${path}.subject`,
        (subject === null) === (expression == null)
          ? 'It takes a subject or an expression, and not both.'
          : (tooLong(subject ?? '') ?? repeats(whose, `${issuer}\n${trustedBy(each)}`, index)),
      ),
      ...at(
        `${path}.claimsMatchingExpression.value`,
        expression ? expressionFault(expression.value) : undefined,
      ),
      ...at(
        `${path}.claimsMatchingExpression.languageVersion`,
        expression && expression.languageVersion !== LANGUAGE_VERSION
          ? `It takes ${LANGUAGE_VERSION}.`
          : undefined,
      ),
      ...at(`${path}.audiences`, audiences.length === 1 ? undefined : 'It takes one audience.'),
    ]
  })
}

const trustedBy = ({ subject, claimsMatchingExpression }: FederatedIdentityCredential): string =>
  subject ?? claimsMatchingExpression?.value ?? ''

const at = (path: string, says: string | undefined): Fault[] => (says === undefined ? [] : [{ path, says }])
const isHttps = (text: string) => URL.canParse(text) && new URL(text).protocol === 'https:'
const tooLong = (text: string) =>
  text.length > LONGEST_CLAIM
    ? `It has ${text.length} characters, and ${LONGEST_CLAIM} is the most.`
    : undefined
const repeats = (all: readonly string[], one: string, index: number) =>
  all.indexOf(one) < index ? 'It stands here twice.' : undefined
