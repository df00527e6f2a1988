import { type ExplainedField, empty, type Finding } from './finding'
import { isSecret } from './secret'

/** What an API answers in `WWW-Authenticate` (RFC 6750 section 3, RFC 9470; `claims` is Entra's). */
const WORDS: Readonly<
  Record<string, { readonly says: string; readonly spec?: 'rfc6750#3' | 'rfc6750#3.1' }>
> = {
  realm: { says: 'Which part of the API is meant.', spec: 'rfc6750#3' },
  error: { says: 'Why the API does not let this request in, as one word.', spec: 'rfc6750#3.1' },
  error_description: { says: 'The same for a developer.', spec: 'rfc6750#3' },
  scope: { says: 'A permission that the token would need.', spec: 'rfc6750#3' },
  authorization_uri: { says: 'Where a token for this API is to be had.' },
  claims: {
    says: 'What the next token has to prove besides: the app hands it on in its next request, in the parameter claims.',
  },
}
const ERRORS: Readonly<Record<string, string>> = {
  invalid_request: 'The request lacks something, or carries a token in two ways.',
  invalid_token: 'The token is expired, revoked, malformed, or not for this API.',
  insufficient_scope: 'The token is good, and does not carry the permission that this needs.',
}

const CHALLENGE = /^(?:WWW-Authenticate:\s*)?Bearer\s+(?=\w+\s*=)/i

export const isChallenge = (text: string): boolean => CHALLENGE.test(text)

/** Takes the challenge of an API apart: `Bearer error="invalid_token", error_description="..."`. */
export function explainChallenge(text: string): Finding {
  const rest = text.replace(CHALLENGE, '')
  const fields = [...rest.matchAll(/(?<!\w)(\w{1,64})\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g)]
    .slice(0, 40)
    .map(([, name = '', quoted, bare]): ExplainedField => {
      const value = quoted ?? bare ?? ''
      const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
      const meant = name === 'error' && Object.hasOwn(ERRORS, value) ? ERRORS[value] : undefined
      return {
        name,
        value,
        says: meant ?? word?.says ?? 'Not known here.',
        ...(word?.spec && { spec: word.spec }),
        secret: isSecret(name, value, word !== undefined),
        putBy: 'api',
        readBy: 'app',
      }
    })
  return {
    ...empty,
    kind: 'challenge',
    title: 'Challenge of an API',
    says: [
      {
        says: 'An API says in the header WWW-Authenticate why it did not let a request in.',
        spec: 'rfc6750#3',
      },
    ],
    parts: [{ title: 'Challenge', fields, leftOut: 0 }],
    flows: ['authorization-code-pkce'],
  }
}
