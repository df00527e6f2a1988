import type { CodeSaid } from '../../simulator/doors/explain'
import { ENDPOINTS } from './words'

/** Under which OAuth error a code reaches an app, at which endpoint; and where it does not, that it does not. Nothing where nothing is known. */
export function ErrorsOf({ said: { errors, onPage, seen } }: { readonly said: CodeSaid }) {
  const words = [...new Set(errors.map(({ error }) => error))]
  const [only] = words
  return (
    <>
      {words.length === 1 && only !== undefined && (
        <>
          The OAuth error beside it is <code>{only}</code>, at{' '}
          {errors.map(({ at }) => ENDPOINTS[at]).join(' and at ')}.{' '}
        </>
      )}
      {words.length > 1 && (
        <>
          The OAuth error beside it is{' '}
          {errors.map(({ at, error }, index) => (
            <span key={at}>
              {index > 0 && ' and '}
              <code>{error}</code> at {ENDPOINTS[at]}
            </span>
          ))}
          .{' '}
        </>
      )}
      {onPage &&
        (words.length > 0
          ? 'On a page of the sign-in it stands without one. '
          : 'Here it stands on a page that the person sees, and no OAuth error goes to the app. ')}
      {seen !== undefined && (
        <>
          Entra was seen to send an app <code>{seen}</code> with it.{' '}
        </>
      )}
    </>
  )
}
