import { codeSaid, lookUpAt } from './code'
import { type ExplainedField, empty, type Finding } from './finding'

const MOST_CODES = 8

/** The numbers of the AADSTS codes in a text, each once, in order. In a list of `error_codes` they stand bare. */
export function codesIn(text: string): readonly number[] {
  const isList = /^[\d\s,[\]]+$/.test(text)
  const pattern = isList ? /(?<!\d)(\d{5,7})(?!\d)/g : /AADSTS\s?(\d{5,7})(?!\d)/gi
  const found = [...text.matchAll(pattern)].map(([, digits]) => Number(digits))
  return [...new Set(found)].slice(0, MOST_CODES)
}

/** A code by its number. */
export function explainCode(code: number): Finding {
  const known = codeSaid(code)
  return {
    ...empty,
    kind: 'code',
    title: `AADSTS${code}`,
    code,
    known,
    says: known
      ? [{ says: known.text, spec: known.spec }]
      : [
          {
            says: `This lab raises no AADSTS${code}, and says nothing about it that it does not know. Microsoft answers for its codes at ${lookUpAt(code)}.`,
          },
        ],
  }
}

/** What stands beside a refusal in Entra's text, and whoever looks into it needs (entra, reference-error-codes). */
const BESIDE: readonly (readonly [string, RegExp, string])[] = [
  ['Trace ID', /\bTrace ?ID:\s*([\da-f-]{36})/i, 'Names this one request, for whoever looks into it.'],
  [
    'Correlation ID',
    /\bCorrelation ?ID:\s*([\da-f-]{36})/i,
    'Names the request across all servers that had to do with it. The sign-in log of the tenant is searched by it.',
  ],
  ['Request ID', /\bRequest ?ID:\s*([\da-f-]{36})/i, 'Names the sign-in in the sign-in log of the tenant.'],
  ['Timestamp', /\bTimestamp:\s*([\d-]{10}[T ][\d:.]{8,16}Z?)/i, 'When it was refused.'],
]

/** A refusal as a page or a log shows it: its code, and what stands beside it. */
export function explainRefusal(text: string): readonly Finding[] {
  const [first, ...rest] = codesIn(text).map(explainCode)
  if (!first) return []
  const fields = BESIDE.flatMap(([name, pattern, says]): readonly ExplainedField[] => {
    const value = pattern.exec(text)?.[1]
    return value === undefined ? [] : [{ name, value, says, spec: 'entra#error-codes', secret: false }]
  })
  return [
    fields.length > 0 ? { ...first, parts: [{ title: 'Beside it', fields, leftOut: 0 }] } : first,
    ...rest,
  ]
}
