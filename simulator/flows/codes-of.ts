import { refusals } from './refusals'

/** The codes whose kept run is one of this flow, in ascending order. */
export function codesOf(slug: string): readonly number[] {
  return Object.entries(refusals).flatMap(([code, shown]) =>
    'flow' in shown && shown.flow === slug ? [Number(code)] : [],
  )
}
