import type { EventOf } from '../event'

/** Everything a message says, as one text. */
export function textOf(message: EventOf<'request-sent'> | EventOf<'response-received'>): string {
  const wire = message.type === 'request-sent' ? message.request : message.response
  const url = message.type === 'request-sent' ? message.request.url : ''
  return [url, ...wire.headers.map(([, value]) => value), wire.body].join('\n')
}

/** A value in every way in which a message may write it. */
export interface Form {
  isIn(text: string): boolean
}

/** As it is, and as a URL or a form would write it. Digits also turn up inside longer numbers: they count only where they stand alone. */
export function formsOf(value: string): Form {
  if (/^\d+$/.test(value)) {
    const alone = new RegExp(`(?<![0-9A-Za-z])${value}(?![0-9A-Za-z])`)
    return { isIn: (text) => text.includes(value) && alone.test(text) }
  }
  const inForm = new URLSearchParams([['', value]]).toString().slice(1)
  const forms = [...new Set([value, encodeURIComponent(value), inForm])]
  return { isIn: (text) => forms.some((form) => text.includes(form)) }
}
