import { type Comparison, compare } from '../module'

const DEFINED = ['error', 'error_description', 'error_uri', 'state']

/** What every error that goes back to the client has to be (RFC 6749 section 4.1.2.1). */
export function goodError(
  answer: URLSearchParams | undefined,
  error: string,
  state: string | null = null,
): readonly Comparison[] {
  const description = answer?.get('error_description') ?? ''
  const address = answer?.get('error_uri')
  return [
    compare('error', answer?.get('error'), error),
    compare('state', answer?.get('state'), state),
    compare(
      'undefined parameters',
      [...(answer?.keys() ?? [])].filter((name) => !DEFINED.includes(name)),
      [],
    ),
    compare('characters of error_description', /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/.test(description), true),
    compare('error_uri leads somewhere', !address || /^https:\/\/[^ ]+\?code=\d+$/.test(address), true),
  ]
}
