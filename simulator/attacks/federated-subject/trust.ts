import type { FederatedIdentityCredential } from '../../directory/tenant'
import { guid } from '../../fixtures/guid'
import type { Switches } from '../../run/flow'

export const BUILD_ISSUER = 'https://token.build.example'
/** The audience that a token of another system has to have for it. */
export const TOKEN_EXCHANGE = 'api://AzureADTokenExchange'

/** Numbers of Contoso as an owner, and of the repository of the job: a name can be given up, they stay. */
export const OWNER_ID = '5544123'
export const REPOSITORY_ID = '821093847'
/** What Contoso is called where its code is, and what it is called after it has given that name up. */
export const OLD_NAME = 'contoso'
const NEW_NAME = 'contoso-data'
/** What the job says that it deploys to. */
export const ENVIRONMENT = 'production'
const WORKFLOW = 'workflows/.github/workflows/report.yml@refs/heads/main'

const isRenamed = ({ organization }: Switches) => organization === 'renamed'

/** The name under which Contoso keeps its repositories. */
export const ownerOf = (switches: Switches): string => (isRenamed(switches) ? NEW_NAME : OLD_NAME)
/** The reusable workflow that a credential can ask for: it is in a repository of its own. */
export const workflowOf = (switches: Switches): string => `${ownerOf(switches)}/${WORKFLOW}`

/** Whom an application trusts, by application. After a rename there are credentials for both names, until somebody removes the old ones. */
export function credentialsOf(switches: Switches): {
  readonly nightlyReport: readonly FederatedIdentityCredential[]
  readonly checks: readonly FederatedIdentityCredential[]
} {
  const names =
    isRenamed(switches) && switches.oldCredential !== 'removed'
      ? [ownerOf(switches), OLD_NAME]
      : [ownerOf(switches)]
  const of = (each: (name: string) => FederatedIdentityCredential | undefined) =>
    names.flatMap((name) => each(name) ?? [])
  const pullRequests = (name: string) => subject(`repo:${name}/nightly-report:pull_request`)
  const apart = switches.applications === 'checks-apart'
  if (switches.trust === undefined || switches.trust === 'main-and-pull-requests')
    return {
      nightlyReport: [...of(trusts.main ?? (() => undefined)), ...(apart ? [] : of(pullRequests))],
      checks: apart ? of(pullRequests) : [],
    }
  return { nightlyReport: of(trusts[switches.trust] ?? (() => undefined)), checks: [] }
}

/** By value of the switch: the credential for one name of the owner. */
const trusts: Readonly<Record<string, (name: string) => FederatedIdentityCredential>> = {
  main: (name) => subject(`repo:${name}/nightly-report:ref:refs/heads/main`),
  'star-in-subject': (name) => subject(`repo:${name}/nightly-report:ref:refs/heads/*`),
  environment: (name) => subject(`repo:${name}/nightly-report:environment:${ENVIRONMENT}`),
  immutable: (name) =>
    subject(`repo:${name}@${OWNER_ID}/nightly-report@${REPOSITORY_ID}:ref:refs/heads/main`),
  'any-branch': (name) =>
    expression(
      `claims['sub'] matches 'repo:${name}/nightly-report:ref:refs/heads/*' and claims['repository_id'] eq '${REPOSITORY_ID}'`,
    ),
  'whole-organization': (name) =>
    expression(`claims['sub'] matches 'repo:${name}/*' and claims['repository_owner_id'] eq '${OWNER_ID}'`),
  workflow: (name) =>
    expression(
      `claims['sub'] matches 'repo:${name}/*' and claims['repository_owner_id'] eq '${OWNER_ID}' and claims['job_workflow_ref'] eq '${name}/${WORKFLOW}'`,
    ),
}

function subject(text: string): FederatedIdentityCredential {
  return {
    id: guid(text),
    name: text.replace(/^repo:/, '').replace(/[^\w.~-]+/g, '-'),
    issuer: BUILD_ISSUER,
    subject: text,
    audiences: [TOKEN_EXCHANGE],
    description: null,
  }
}

function expression(value: string): FederatedIdentityCredential {
  return {
    ...subject(value),
    name: `expression-${guid(value).slice(0, 8)}`,
    subject: null,
    claimsMatchingExpression: { value, languageVersion: 1 },
  }
}
