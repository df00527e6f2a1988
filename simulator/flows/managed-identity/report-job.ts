import { readJsonObject } from '../../core/json'
import { readPart } from '../../network/edit-jwt'
import type { HeaderList, HttpResponse } from '../../network/message'
import type { World } from '../../run/world'
import { ID } from './cast'
import { type Got, get, type Refusal, unexpected } from './http'
import { RESOURCE_MANAGER, type Service, STORAGE, tokenAddress } from './services'
import { heldIdentity } from './tenant'

/** What a run of the job came to. */
export type Done =
  /** Whose tokens it had: an object id, as they say it themselves. */
  | { readonly ok: true; readonly as: string; readonly seq: number }
  | { readonly ok: false; readonly refusal: Refusal; readonly seq: number }

/** The job on the virtual machine. No secret is in it, and none is in its configuration. */
export interface ReportJob {
  run(cause: number): Promise<Done>
}

export function createReportJob(world: World): ReportJob {
  /** By resource, where its developer made it keep them. */
  const kept = new Map<string, string>()

  /** Asks what the storage account is, and then for a report that is in it: two services, a token for each. */
  async function run(cause: number): Promise<Done> {
    const account = await call(RESOURCE_MANAGER, cause)
    if (!account.ok && account.refusal.by !== ID.resourceManager) return account
    // What one of them refuses, the other may allow.
    const report = await call(STORAGE, account.seq)
    if (!report.ok) return report
    return account.ok ? { ok: true, as: report.value.as, seq: report.seq } : { ...account, seq: report.seq }
  }

  async function call(service: Service, cause: number): Promise<Got<{ readonly as: string }>> {
    const token = await accessToken(service, cause)
    if (!token.ok) return token
    const shown = await show(world, ID.job, service, token.value, token.seq)
    return shown.ok ? { ...shown, value: { as: subjectOf(token.value) } } : shown
  }

  async function accessToken(service: Service, cause: number): Promise<Got<string>> {
    const resource = resourceFor(world, service)
    const before = kept.get(resource)
    if (before !== undefined) return { ok: true, value: before, seq: cause }
    const url = tokenAddress(resource, named(world))
    const asked = await get(world, ID.job, ID.metadata, url, headersOf(world), cause)
    const token = asked.ok ? tokenIn(world, asked.value, asked.seq) : asked
    if (token.ok && world.switchOf('keeps') === 'its-tokens') kept.set(resource, token.value)
    return token
  }

  return { run }
}

/** Calls a service with a bearer token (RFC 6750 section 2.1). */
export function show(
  world: World,
  from: string,
  { id, url }: Service,
  token: string,
  cause: number,
): Promise<Got<HttpResponse>> {
  const headers: HeaderList = [
    ['Authorization', `Bearer ${token}`],
    ...(id === ID.storage ? ([['x-ms-version', '2021-08-06']] as const) : []),
  ]
  return get(world, from, id, url, headers, cause)
}

function tokenIn(world: World, { body }: HttpResponse, seq: number): Got<string> {
  const token = readJsonObject(body)?.access_token
  return typeof token === 'string' && token !== ''
    ? { ok: true, value: token, seq }
    : unexpected(world, ID.job, seq, 'There is no access token in the answer.')
}

/** What the job asks a token for, or what its developer wrote by mistake. */
function resourceFor(world: World, { id, resource }: Service): string {
  if (id !== ID.storage) return resource
  switch (world.switchOf('resource')) {
    case 'of-the-other':
      return RESOURCE_MANAGER.resource
    case 'unknown':
      return 'https://nothing.contoso.example/'
    default:
      return resource
  }
}

/** How the job says which identity it means. */
function named(world: World): Readonly<Record<string, string>> {
  const { clientId, objectId, resourceId } = heldIdentity('id-reports')
  switch (world.switchOf('names')) {
    case 'client-id':
      return { client_id: clientId }
    case 'object-id':
      return { object_id: objectId }
    case 'resource-id':
      return { msi_res_id: resourceId }
    case 'the-other':
      return { client_id: heldIdentity('id-backup').clientId }
    default:
      return {}
  }
}

function headersOf(world: World): HeaderList {
  switch (world.switchOf('header')) {
    case 'left-out':
      return []
    case 'through-a-proxy':
      return [
        ['Metadata', 'true'],
        ['X-Forwarded-For', '10.0.0.4'],
      ]
    default:
      return [['Metadata', 'true']]
  }
}

function subjectOf(token: string): string {
  return String(readPart(token.split('.')[1] ?? '')?.oid ?? '')
}
