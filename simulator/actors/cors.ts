import { type HttpRequest, type HttpResponse, header } from '../network/message'
import type { Delivery } from '../network/virtual-network'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'

/**
 * A request of a script in a page of `origin` (Fetch, CORS protocol): without cookies; with a bearer token to another origin it
 * asks first, and what the other origin does not allow to be read is not given.
 */
export async function fetchFromPage(
  world: World,
  id: ActorId,
  origin: string,
  request: HttpRequest,
  askedCause: number,
): Promise<Delivery> {
  const foreign = new URL(request.url).origin !== origin
  let cause = askedCause
  if (foreign && header(request, 'Authorization') !== undefined) {
    const answer = await world.network.send(id, 'fetch', preflight(origin, request), cause)
    cause = answer.seq
    if (!answer.response) return answer
    const says = whyNotSent(answer.response, origin)
    if (says !== undefined) return refuse(answer, says)
  }
  const sent: HttpRequest = { ...request, headers: [...request.headers, ['Origin', origin]] }
  const delivery = await world.network.send(id, 'fetch', sent, cause)
  if (!delivery.response || !foreign || allows(delivery.response, origin)) return delivery
  return refuse(
    delivery,
    `The script of ${origin} may not read this answer: ${allowedOrigin(delivery.response)}.`,
  )

  /** The script gets nothing, and is not told why: only the browser's console is. */
  function refuse({ seq }: Delivery, says: string): Delivery {
    const error = { error: 'network_error', description: says }
    const spec = 'fetch#http-cors-protocol'
    return {
      response: undefined,
      seq: world.emit(id, { type: 'check-failed', check: 'cors', spec, says, error }, seq),
    }
  }
}

function preflight(origin: string, request: HttpRequest): HttpRequest {
  return {
    method: 'OPTIONS',
    url: request.url,
    headers: [
      ['Host', new URL(request.url).host],
      ['Origin', origin],
      ['Access-Control-Request-Method', request.method],
      ['Access-Control-Request-Headers', 'authorization'],
    ],
    body: '',
  }
}

/** Fetch, CORS-preflight fetch, steps 7 and 8: what keeps the request at home; undefined when it may be sent. */
function whyNotSent(response: HttpResponse, origin: string): string | undefined {
  const whose = `The script of ${origin} may not send this request`
  if (!allows(response, origin)) return `${whose}: ${allowedOrigin(response)}.`
  if (response.status < 200 || response.status > 299)
    return `${whose}: OPTIONS is answered ${response.status}.`
  const allowed = header(response, 'Access-Control-Allow-Headers')
  const names = (allowed ?? '').split(',').map((name) => name.trim().toLowerCase())
  // `*` does not stand for this header: it has to be named.
  return names.includes('authorization')
    ? undefined
    : `${whose}: Access-Control-Allow-Headers is ${allowed ?? 'missing'}, without Authorization.`
}

function allowedOrigin(response: HttpResponse): string {
  return `Access-Control-Allow-Origin is ${header(response, 'Access-Control-Allow-Origin') ?? 'missing'}`
}

function allows(response: HttpResponse, origin: string): boolean {
  const allowed = header(response, 'Access-Control-Allow-Origin')
  return allowed === '*' || allowed === origin
}
