import type { Result } from '../../../simulator/doors/policy'

/** The sign of a result: an octagon with a bar, a diamond with a question, a disc with a tick; an empty ring where it is not known. Never colour alone. */
export function Sign({ result }: { readonly result: Result | 'unknown' }) {
  return (
    <svg className="wi-sign" data-result={result} viewBox="-50 -50 100 100" aria-hidden="true">
      {result === 'block' && (
        <>
          <path className="wi-sign-field" d="M-18.6-45H18.6L45-18.6V18.6L18.6 45H-18.6L-45 18.6V-18.6Z" />
          <path className="wi-sign-glyph" d="M-25-8H25V8H-25Z" />
        </>
      )}
      {result === 'challenge' && (
        <>
          <path className="wi-sign-field" d="M0-46L46 0L0 46L-46 0Z" />
          <path
            className="wi-sign-stroke"
            d="M-11.5-9.5A12 12 0 1 1 4 3.5Q0 5.500 0 12"
            fill="none"
            strokeWidth="8"
          />
          <circle className="wi-sign-glyph" cx="0" cy="23.500" r="5" />
        </>
      )}
      {result === 'grant' && (
        <>
          <circle className="wi-sign-field" r="45" />
          <path className="wi-sign-stroke" d="M-22 1L-6 17L23-15" fill="none" strokeWidth="10" />
        </>
      )}
      {result === 'unknown' && <circle className="wi-sign-open" r="40" />}
    </svg>
  )
}
