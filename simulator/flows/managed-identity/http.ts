import { readJsonObject } from '../../core/json'
import type { HeaderList, HttpResponse } from '../../network/message'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'

/** Who said no, in which words. */
export interface Refusal {
  readonly by: ActorId
  readonly error: string
  readonly code?: number
  readonly says: string
}

/** What a request came to, and the event that says so. */
export type Got<T> =
  | { readonly ok: true; readonly value: T; readonly seq: number }
  | { readonly ok: false; readonly refusal: Refusal; readonly seq: number }

/** A plain `GET`, as a program makes it without any library. */
export async function get(
  world: World,
  from: ActorId,
  to: ActorId,
  url: string,
  headers: HeaderList,
  cause: number,
): Promise<Got<HttpResponse>> {
  const request = {
    method: 'GET',
    url,
    headers: [['Host', new URL(url).host] as const, ...headers],
    body: '',
  }
  const { response, seq, by = to } = await world.network.send(from, 'back-channel', request, cause)
  if (response?.status === 200) return { ok: true, value: response, seq }
  return response ? { ok: false, refusal: { by, ...wordsOf(response) }, seq } : unexpected(world, from, seq)
}

/** The words of a refusal: the metadata service, Azure Resource Manager and Azure Storage have a form each. */
function wordsOf({ status, body }: HttpResponse): Omit<Refusal, 'by'> {
  const members = readJsonObject(body)
  const { error, error_description: description } = members ?? {}
  if (typeof error === 'string') {
    const says = typeof description === 'string' ? description : error
    const code = /^AADSTS(\d+):/.exec(says)?.[1]
    return { error, ...(code !== undefined && { code: Number(code) }), says }
  }
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  if (typeof code === 'string') return { error: code, says: typeof message === 'string' ? message : code }
  const [, xmlCode, xmlMessage] = /<Code>(.*?)<\/Code><Message>(.*?)<\/Message>/.exec(body) ?? []
  return { error: xmlCode ?? `HTTP ${status}`, says: xmlMessage ?? `The answer is ${status}.` }
}

/** What a program cannot go on with. */
export function unexpected(
  world: World,
  by: ActorId,
  cause: number,
  says = 'No answer came.',
): Got<never> & { ok: false } {
  const error = { error: 'unexpected', description: says }
  const seq = world.emit(
    by,
    { type: 'check-failed', check: 'expectation', spec: 'managed-identities#vm-token', says, error },
    cause,
  )
  return { ok: false, refusal: { by, error: 'unexpected', says }, seq }
}
