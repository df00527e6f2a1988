import { type BuildService, createBuildService } from '../actors/build-service'
import { fetchKeys, fetchKeysOf } from '../actors/fetch-keys'
import { buildServiceKeys, buildServiceSigner } from '../fixtures/workload-keys'
import { createIdentityProvider } from '../identity-provider/identity-provider'
import type { Part } from '../identity-provider/parts/part'
import type { ResourceOptions } from '../resources/resource-request'
import type { World } from '../run/world'
import { issuerOfVersion } from '../tokens/issuer'
import type { ActorId } from '../trace/event'

/** The identity provider of a tenant that trusts what other issuers say of workloads. */
export function mountIdentityProvider(
  world: World,
  id: ActorId,
  origin: string,
  parts: readonly Part[],
): void {
  world.network.mount(origin, {
    actor: id,
    handler: createIdentityProvider({
      directories: [world.directory],
      origin,
      parts,
      fetchKeys: (issuer, cause) => fetchKeysOf(world, id, issuer, cause),
    }),
  })
}

/** What a resource of that tenant needs: it takes tokens of one version, signed by the identity provider at `login`. */
export function resourceOptions(
  world: World,
  login: string,
  id: ActorId,
  appId: string,
  version: '1.0' | '2.0',
): ResourceOptions {
  const tenantId = world.directory.tenant.organization.id
  return {
    directory: world.directory,
    appId,
    issuers: { [version]: issuerOfVersion(version, login, tenantId) },
    fetchKeys: (cause) => fetchKeys(world, id, `${login}/${tenantId}/discovery/v2.0/keys`, cause),
  }
}

/** A build service that signs what it says of its jobs (OpenID Connect), at the address of its issuer. */
export function mountBuildService(world: World, id: ActorId, issuer: string): BuildService {
  const service = createBuildService({
    origin: issuer,
    issuer,
    signer: buildServiceSigner,
    keys: { keys: [...buildServiceKeys.keys] },
    random: world.random('environment of jobs'),
  })
  world.network.mount(issuer, { actor: id, handler: service.handler })
  return service
}
