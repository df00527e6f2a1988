import { type HttpRequest, type HttpResponse, header, json, redirect } from '../../../network/message'
import { encode, type Lab, type Parameters } from '../lab'
import { createProvider } from './judge'

/** Makes another provider of a good one: a module that does not notice looks at nothing. */
export type Tampering = (lab: Lab) => Lab

type Send = (request: HttpRequest) => Promise<HttpResponse>

function between(change: (request: HttpRequest, send: Send) => Promise<HttpResponse>): Tampering {
  return (lab) => ({
    ...lab,
    send: (request) => change({ method: 'GET', headers: [], body: '', ...request }, lab.send),
  })
}

const isAt = ({ url }: HttpRequest, path: string) => new URL(url).pathname.endsWith(path)
const AUTHORIZE = '/authorize'

function parametersOf({ method, url, body }: HttpRequest): Parameters {
  return Object.fromEntries(new URLSearchParams(method === 'POST' ? body : new URL(url).search))
}

/** Reads authorization requests as if they had other parameters; undefined is one that it is deaf to. */
export const hearing = (changes: Parameters) =>
  between(async (request, send) => {
    if (!isAt(request, AUTHORIZE)) return send(request)
    const [base] = request.url.split('?')
    const text = encode({ ...parametersOf(request), ...changes })
    return send(
      request.method === 'POST' ? { ...request, body: text } : { ...request, url: `${base}?${text}` },
    )
  })

/** Refuses the authorization requests for which `test` holds. */
export const refusing = (test: (parameters: Parameters, request: HttpRequest) => boolean) =>
  between(async (request, send) => {
    const parameters = parametersOf(request)
    if (!isAt(request, AUTHORIZE) || !test(parameters, request)) return send(request)
    return redirect(
      `${parameters.redirect_uri}?${encode({ error: 'invalid_request', state: parameters.state })}`,
    )
  })

/** Answers at `path` with another JSON body. */
export const answering = (path: string, change: (body: Record<string, unknown>) => object) =>
  between(async (request, send) => {
    const response = await send(request)
    if (!isAt(request, path)) return response
    return json(response.status, change(JSON.parse(response.body)), response.headers.slice(1))
  })

/** Sends the browser back with something else in place of a parameter behind the #. */
export const bringing = (name: string, value: string) =>
  between(async (request, send) => {
    const response = await send(request)
    const location = header(response, 'Location')
    if (!location?.includes(`${name}=`)) return response
    const url = new URL(location)
    const parameters = new URLSearchParams(url.hash.slice(1))
    parameters.set(name, value)
    url.hash = parameters.toString()
    return redirect(
      url.href,
      response.headers.filter(([header]) => header !== 'Location'),
    )
  })

/** Answers with `status` and nothing else when `test` holds. */
export const failing = (status: number, test: (request: HttpRequest) => boolean) =>
  between(async (request, send) => (test(request) ? json(status, {}) : send(request)))

export const tampered = (tampering: Tampering): Lab => tampering(createProvider())
