import type { HttpRequest } from '../../network/message'
import type { World } from '../../run/world'
import type { ActorId } from '../../trace/event'
import { EXPENSES } from './cast'

const isAnswer = ({ method, url }: HttpRequest): boolean =>
  method === 'POST' && url.startsWith(`${EXPENSES}/callback`)

/** A browser with an extension that keeps the answer of a sign-in for itself: it never comes to Expenses. */
export function keeping(world: World, from: ActorId): { readonly world: World; code(): string | undefined } {
  let kept: string | undefined
  const send: World['network']['send'] = async (actor, kind, request, cause) => {
    if (actor !== from || !isAnswer(request)) return world.network.send(actor, kind, request, cause)
    kept = new URLSearchParams(request.body).get('code') ?? undefined
    const event = {
      type: 'tampered',
      what: 'code',
      before: request.body,
      after: '',
      says: 'An extension of the browser keeps the form with the code for itself.',
      byStory: true,
    } as const
    return { response: undefined, seq: world.emit(from, event, cause) }
  }
  return { world: { ...world, network: { ...world.network, send } }, code: () => kept }
}

/** A browser in which somebody writes another code into the form of their own sign-in (RFC 9700 section 4.5). */
export function injecting(world: World, from: ActorId, code: string | undefined): World {
  const send: World['network']['send'] = async (actor, kind, request, cause) => {
    const form = new URLSearchParams(request.body)
    if (actor !== from || !isAnswer(request) || code === undefined || !form.has('code'))
      return world.network.send(actor, kind, request, cause)
    form.set('code', code)
    const event = {
      type: 'tampered',
      what: 'code',
      before: request.body,
      after: form.toString(),
      says: 'In the form, the code is replaced by the one of the other sign-in.',
      byStory: true,
    } as const
    world.emit(from, event, cause)
    return world.network.send(actor, kind, { ...request, body: form.toString() }, cause)
  }
  return { ...world, network: { ...world.network, send } }
}
