import type { ActorId, SpecRef, TraceEvent } from '../event'
import { formsOf, textOf } from '../select/message-text'
import { endpointOf } from '../select/vocabulary/endpoint'

/** A value that looks like a secret and is none to those who see it. */
export interface OpenValue {
  readonly name: string
  readonly value: string
  readonly knownTo: readonly ActorId[]
  /** Why it may be seen, and what it is for all the same. */
  readonly says: string
  readonly spec: SpecRef
}

const OPEN: Readonly<Record<string, Pick<OpenValue, 'says' | 'spec'>>> = {
  state: {
    says: 'No secret to the browser, which carries it there and back. Nobody else may guess it: whoever could, could sign the browser in to another account.',
    spec: 'rfc6749#10.12',
  },
  nonce: {
    says: 'No secret to the browser or the identity provider, which writes it into the ID token. Made anew for each sign-in, so that a token of another one is noticed.',
    spec: 'oidc-core#3.1.2.1',
  },
  code_challenge: {
    says: 'No secret to anybody where it is made with S256: the verifier cannot be computed from it.',
    spec: 'rfc7636#4.2',
  },
}

/** `state`, `nonce` and `code_challenge` of each request for a sign-in up to `lastSeq`, and who has seen them. */
export function openValues(events: readonly TraceEvent[], lastSeq: number): OpenValue[] {
  const found = new Map<string, string>()
  const texts: { readonly text: string; readonly who: readonly ActorId[] }[] = []
  for (const event of events) {
    if (event.seq > lastSeq) break
    if (event.type === 'response-received')
      texts.push({ text: textOf(event), who: [event.from, event.actor] })
    if (event.type !== 'request-sent') continue
    texts.push({ text: textOf(event), who: [event.actor, event.to] })
    const url = new URL(event.request.url)
    if (endpointOf(url) !== 'authorize') continue
    // A plain challenge is the verifier itself: that one is a secret, and stands among them.
    const isPlain = url.searchParams.get('code_challenge_method') !== 'S256'
    for (const name of Object.keys(OPEN)) {
      const value = url.searchParams.get(name)
      if (value && !(isPlain && name === 'code_challenge')) found.set(value, name)
    }
  }
  return [...found].flatMap(([value, name]) => {
    const words = OPEN[name]
    const form = formsOf(value)
    const knownTo = new Set(texts.filter(({ text }) => form.isIn(text)).flatMap(({ who }) => who))
    return words ? [{ name, value, knownTo: [...knownTo], ...words }] : []
  })
}
