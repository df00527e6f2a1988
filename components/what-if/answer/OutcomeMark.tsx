import type { outcomeOf } from '../model/words'

type Kind = ReturnType<typeof outcomeOf>['kind']

const SHAPES: Readonly<Record<Kind, string | undefined>> = {
  none: undefined,
  block: 'M6.500 1H13.500L19 6.500V13.500L13.500 19H6.500L1 13.500V6.500ZM5 8.500V11.500H15V8.500Z',
  ask: 'M10 .5L19.500 10L10 19.500L.5 10ZM8.700 13.400V15.600H11.300V13.400ZM8.700 4.500V12H11.300V4.500Z',
  met: 'M10 1A9 9 0 1 1 9.990 1ZM4.600 10.300L8.600 14.300L15.600 7.300L13.800 5.500L8.600 10.700L6.400 8.500Z',
  session: 'M2 4H18V16H2ZM8.800 6.500V10.800L12 13L13.200 11.400L11 9.800V6.500Z',
}

/** What a policy comes to: the shape of the verdict's sign, small, and a word. */
export function OutcomeMark({ kind, title }: { readonly kind: Kind; readonly title: string }) {
  const shape = SHAPES[kind]
  return (
    <span className="wi-mark" data-kind={kind}>
      {shape && (
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d={shape} fillRule="evenodd" />
        </svg>
      )}
      {title}
    </span>
  )
}
