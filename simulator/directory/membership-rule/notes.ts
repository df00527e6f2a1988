import type { Comparison, Expression, Kind, Place } from './expression'
import { checkName, checkPattern } from './membership-checks'
import type { Listener } from './parse'
import type { Property } from './property'
import { doubtAbout } from './undocumented'

/** What is noted of a membership rule while it is read. */
export class Notes implements Listener {
  readonly warnings = new Set<string>()
  /** Properties that no documentation has: whether Entra takes the rule is not certain. */
  readonly undocumented = new Set<string>()
  /** Regular expressions that nothing is held against here (decision 022). */
  readonly unevaluated: string[] = []
  /** Comparisons of which no documentation says what they come to, and why. */
  readonly doubts = new Map<Expression, string>()
  readonly places = new Map<Expression, Place>()

  expression(of: Expression, place: Place): void {
    this.places.set(of, place)
  }

  placeOf(of: Expression): Place | undefined {
    return this.places.get(of)
  }

  pattern(source: string, position: number): void {
    const warning = checkPattern(source, position)
    if (warning === null) return
    this.unevaluated.push(source)
    this.warning(warning)
  }

  name(kind: Kind, written: string, property: Property | undefined): void {
    if (!property) this.undocumented.add(`${kind}.${written}`)
    const warning = checkName(kind, written, property)
    if (warning !== null) this.warning(warning)
  }

  comparison(of: Comparison, property: Property): void {
    const doubt = doubtAbout(property, of)
    if (doubt === null) return
    this.doubts.set(of, doubt)
    this.warning(doubt)
  }

  warning(says: string): void {
    this.warnings.add(says)
  }
}
