import { type HeaderList, type HttpRequest, header } from './message'

/** Headers that let a script of `request`'s origin read the answer (Fetch, CORS protocol): `*` for any, or those of a list. */
export function corsHeaders(
  request: HttpRequest,
  allowed: '*' | (() => readonly string[]),
  methods: string,
): HeaderList {
  const origin = header(request, 'Origin')
  if (origin === undefined || (allowed !== '*' && !allowed().includes(origin))) return [['Vary', 'Origin']]
  return [
    ['Access-Control-Allow-Origin', allowed === '*' ? '*' : origin],
    ['Access-Control-Expose-Headers', 'WWW-Authenticate'],
    ['Vary', 'Origin'],
    ...(request.method === 'OPTIONS'
      ? ([
          ['Access-Control-Allow-Methods', methods],
          ['Access-Control-Allow-Headers', 'authorization, content-type'],
        ] as const)
      : []),
  ]
}
