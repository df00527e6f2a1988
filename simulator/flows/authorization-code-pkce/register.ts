import type { ClientRegistration } from '../../actors/oidc-client'
import type { World } from '../../run/world'
import { expensesApplication } from './cast'

const API_SCOPE = 'api://expenses.contoso.example/Expenses.Read'
const GRAPH_SCOPE = 'https://graph.microsoft.com/User.Read'

/** How Expenses is set up for this run: what its developer configured, and what the switches have changed. */
export function register(world: World, issuer: string, apiUrl: string, isPage: boolean): ClientRegistration {
  const resource = world.switchOf('accessTokenAudience') === 'graph' ? GRAPH_SCOPE : API_SCOPE
  const common = {
    issuer,
    clientId: expensesApplication.appId,
    scope: `openid profile offline_access ${resource}`,
    apiUrl,
  }
  const { web, spa } = expensesApplication
  if (isPage) return { ...common, redirectUri: spa.redirectUris[0] ?? '' }
  return { ...common, redirectUri: web.redirectUris[0] ?? '', clientSecret: secret(world) }
}

/** The secret Expenses presents: this year's, mistyped, or last year's, which ran out. */
function secret(world: World): string {
  const [current, previous] = expensesApplication.passwordCredentials
  const textOf = (credential: typeof current) =>
    (credential && world.directory.tenant.secrets.clientSecrets[credential.keyId]) ?? ''
  const how = world.switchOf('clientSecret')
  return how === 'expired'
    ? textOf(previous)
    : how === 'wrong'
      ? `${textOf(current)}-mistyped`
      : textOf(current)
}
