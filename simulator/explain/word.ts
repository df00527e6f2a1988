import { decodePart } from './decode'
import { textOf } from './fields'
import { empty, type Finding } from './finding'

/** A JWE (RFC 7516 section 3.1): five parts, of which the first alone can be read without the key. */
export function explainEncrypted(token: string): Finding {
  const { object, problems } = decodePart(token.split('.')[0] ?? '', 'header')
  return {
    ...empty,
    kind: 'encrypted',
    title: 'Encrypted token',
    says: [
      {
        says: 'It has five parts with dots between them: a JWE. Its content is encrypted for whoever is to read it, and neither you nor this page can.',
        spec: 'rfc7516#3.1',
      },
      {
        says: 'Microsoft’s own APIs can have such tokens. An app hands them on as they are.',
        spec: 'entra#access-tokens',
      },
    ],
    minds: problems.map((says) => ({ says })),
    parts: object
      ? [
          {
            title: 'Header, which is not encrypted',
            fields: Object.entries(object)
              .slice(0, 20)
              .map(([name, value]) => ({
                name,
                value: textOf(value),
                secret: false,
                ...(Object.hasOwn(HEADER, name) && {
                  says: HEADER[name] as string,
                  spec: 'rfc7516#4.1' as const,
                }),
              })),
            leftOut: 0,
          },
        ]
      : [],
  }
}

/** RFC 7516 section 4.1. */
const HEADER: Readonly<Record<string, string>> = {
  alg: 'How the key of the content is encrypted.',
  enc: 'How the content is encrypted.',
  kid: 'Whose key it takes to open it.',
  zip: 'The content was compressed first.',
  cty: 'What the content is: JWT means that there is a signed token inside.',
  typ: 'What the whole is.',
}

/** One word without spaces that is no JWT: a code, a refresh token, a key. */
export function explainOpaque(word: string): Finding {
  return {
    ...empty,
    kind: 'opaque',
    title: 'Opaque value',
    says: [
      {
        says: `One piece of ${word.length} characters, which is neither a JWT nor an address. Authorization codes, refresh tokens and some access tokens look so: they mean something to whoever issued them, and to nobody else.`,
        spec: 'rfc6749#1.4',
      },
    ],
    minds: [
      {
        says: 'Its letters do not say which. Paste the whole address or answer that it came in: the name in front of it says what it is.',
      },
    ],
    parts: [
      {
        title: 'What was pasted',
        fields: [{ name: 'value', value: word, secret: true }],
        leftOut: 0,
      },
    ],
  }
}
