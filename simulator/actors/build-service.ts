import { importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose'
import type { RandomStream } from '../core/random'
import { type HttpRequest, type HttpResponse, header, json } from '../network/message'
import type { Handler, ServerContext } from '../network/server'
import type { JobEnvironment } from './client/borrowed-assertion'

/** What a job is built from: this, and nothing that the job says, decides what its token says. */
export interface Build {
  /** `contoso/nightly-report` */
  readonly repository: string
  /** `refs/heads/main` */
  readonly ref: string
  /** `push`, or `pull_request`: what set it off. Where it is not said, the token does not say it. */
  readonly event?: 'push' | 'pull_request'
  /** What the job says that it deploys to. It takes the place of branch and pull request in the subject. */
  readonly environment?: string
  /** The reusable workflow whose steps these are, `contoso/workflows/.github/workflows/report.yml@refs/heads/main`. */
  readonly workflow?: string
  /** Numbers of the owner and of the repository, which are never given a second time. */
  readonly ids?: { readonly owner: string; readonly repository: string }
  /** Whether the subject has these numbers in it. */
  readonly immutableSubject?: boolean
}

/** A build service with an issuer of its own, as GitHub Actions has one: it tells others which job somebody is. */
export interface BuildService {
  readonly handler: Handler
  /** Starts a job, and gives what is in its environment. */
  start(build: Build): JobEnvironment
}

/** Seconds for which a job's token is good. */
const LIFETIME_SECONDS = 900
const METADATA = '/.well-known/openid-configuration'

/**
 * Creates the service at `origin`.
 * @param setup.issuer `origin`, or an address under it that belongs to one organization
 * @param setup.signer its private key @param setup.keys what it publishes
 */
export function createBuildService(setup: {
  readonly origin: string
  readonly issuer: string
  readonly signer: JWK
  readonly keys: JSONWebKeySet
  readonly random: RandomStream
}): BuildService {
  const { origin, issuer, signer, keys, random } = setup
  const running = new Map<string, Build>()
  const metadata = new URL(`${issuer}${METADATA}`).pathname

  return {
    start: (build) => {
      const requestToken = random.token(24)
      running.set(requestToken, build)
      return { tokenUrl: `${origin}/job-token`, requestToken }
    },
    handler: async (request, context) => {
      const url = new URL(request.url)
      if (request.method !== 'GET') return json(405, { error: 'method_not_allowed' }, [['Allow', 'GET']])
      if (url.pathname === metadata)
        return json(200, {
          issuer,
          jwks_uri: `${issuer}/keys`,
          subject_types_supported: ['public'],
          response_types_supported: ['id_token'],
          id_token_signing_alg_values_supported: ['RS256'],
        })
      if (`${origin}${url.pathname}` === `${issuer}/keys`) return json(200, keys)
      if (url.pathname === '/job-token') return tokenFor(request, url, context)
      return json(404, { error: 'not_found' })
    },
  }

  async function tokenFor(request: HttpRequest, url: URL, context: ServerContext): Promise<HttpResponse> {
    const shown = /^Bearer (.+)$/.exec(header(request, 'Authorization') ?? '')?.[1]
    const build = running.get(shown ?? '')
    const check = { check: 'job-running', spec: 'github-actions#oidc' }
    if (!build) {
      const says = 'What was shown belongs to no job that runs here.'
      const error = { error: 'invalid_token', description: says }
      context.emit({ type: 'check-failed', ...check, says, error })
      return json(401, { error: 'invalid_token' })
    }
    const subject = subjectOf(build)
    const more = moreClaims(build)
    context.emit({
      type: 'check-passed',
      ...check,
      says: `The job that asks was built from ${originOf(build)} of ${build.repository}: that is its subject.`,
    })
    const audience = url.searchParams.get('audience') ?? `${origin}/${build.repository.split('/')[0]}`
    const now = Math.floor(context.now() / 1000)
    const until = now + LIFETIME_SECONDS
    const value = await new SignJWT({
      jti: context.random.uuid(),
      sub: subject,
      aud: audience,
      repository: build.repository,
      ref: build.ref,
      ...more,
      iss: issuer,
      nbf: now,
      iat: now,
      exp: until,
    })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: signer.kid })
      .sign(await importJWK(signer, 'RS256'))
    const job = ['sub', 'repository', 'ref', ...Object.keys(more)]
    const sources = {
      iss: 'issuer',
      aud: 'request.audience',
      nbf: 'clock',
      iat: 'clock',
      exp: 'clock',
      jti: 'random',
    }
    context.emit({
      type: 'token-issued',
      token: 'id-token',
      value,
      audience,
      expiresAt: until,
      claims: [
        ...job.map((claim) => ({ claim, source: 'job', readBy: 'resource-server' as const })),
        ...Object.entries(sources).map(([claim, source]) => ({
          claim,
          source,
          readBy: 'resource-server' as const,
        })),
      ],
    })
    return json(200, { value }, [['Cache-Control', 'no-store']])
  }
}

/**
 * `sub` of a token, as GitHub puts it together: an environment before anything else, then a pull request, then the branch. Repositories from before 15 July 2026 are in it by
 * name, later ones by name and number.
 */
function subjectOf({ repository, ids, immutableSubject, environment, event, ref }: Build): string {
  const [owner = '', name = ''] = repository.split('/')
  const where =
    ids && immutableSubject ? `repo:${owner}@${ids.owner}/${name}@${ids.repository}` : `repo:${repository}`
  if (environment !== undefined) return `${where}:environment:${environment.replaceAll(':', '%3A')}`
  return event === 'pull_request' ? `${where}:pull_request` : `${where}:ref:${ref}`
}

const originOf = ({ environment, event, ref }: Build): string =>
  environment === undefined
    ? event === 'pull_request'
      ? 'a pull request'
      : ref
    : `${event === 'pull_request' ? 'a pull request' : ref}, for the environment ${environment},`

/** What else is known of a job is in its token. */
function moreClaims({ event, environment, workflow, ids }: Build): Readonly<Record<string, string>> {
  return {
    ...(event && { event_name: event }),
    ...(environment !== undefined && { environment }),
    ...(workflow && { job_workflow_ref: workflow }),
    ...(ids && { repository_id: ids.repository, repository_owner_id: ids.owner }),
  }
}
