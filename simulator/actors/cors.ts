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
    if (!allows(answer.response, origin)) return refuse(answer)
  }
  const sent: HttpRequest = { ...request, headers: [...request.headers, ['Origin', origin]] }
  const delivery = await world.network.send(id, 'fetch', sent, cause)
  return !delivery.response || !foreign || allows(delivery.response, origin) ? delivery : refuse(delivery)

  /** The script gets nothing, and is not told why: only the browser's console is. */
  function refuse({ response, seq }: Delivery): Delivery {
    const allowed = response && header(response, 'Access-Control-Allow-Origin')
    const says = `The script of ${origin} may not read this answer: Access-Control-Allow-Origin is ${allowed ?? 'missing'}.`
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

function allows(response: HttpResponse, origin: string): boolean {
  const allowed = header(response, 'Access-Control-Allow-Origin')
  return allowed === '*' || allowed === origin
}
