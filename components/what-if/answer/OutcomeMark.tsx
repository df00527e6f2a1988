import type { outcomeOf } from '../model/words'

type Kind = ReturnType<typeof outcomeOf>['kind']

/** The field of the sign, and the glyph on it. */
const SHAPES: Readonly<Record<Kind, readonly [field: string, glyph: string] | undefined>> = {
  none: undefined,
  // As the cell of a condition that cannot be decided.
  unknown: [
    'M3 1H17L19 3V17L17 19H3L1 17V3Z',
    'M7.300 7.500A2.700 2.700 0 1 1 10.900 10Q10 10.500 10 11.800M10 13.400V15.300',
  ],
  block: ['M6.300 1H13.700L19 6.300V13.700L13.700 19H6.300L1 13.700V6.300Z', 'M5 10H15'],
  ask: [
    'M10 0L20 10L10 20L0 10Z',
    'M7.300 8A2.700 2.700 0 1 1 10.900 10.500Q10 11 10 12.300M10 13.700V15.600',
  ],
  met: ['M10 .8A9.200 9.200 0 1 1 9.990 .8Z', 'M5.200 10.200L8.700 13.700L14.900 7.200'],
  session: ['M1 3H19V17H1Z', 'M10 5.500V10.300L13 12.600'],
}

/** What a policy comes to: the shape of the verdict's sign, small, and a word. */
export function OutcomeMark({ kind, title }: { readonly kind: Kind; readonly title: string }) {
  const shape = SHAPES[kind]
  return (
    <span className="wi-mark" data-kind={kind}>
      {shape && (
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d={shape[0]} />
          <path d={shape[1]} />
        </svg>
      )}
      {title}
    </span>
  )
}
