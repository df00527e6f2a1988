import type {
  DirectoryThing,
  Kind,
  ObjectAnswer,
  Place,
  PolicyTenant,
  Property,
  RulePart,
  Verdict,
} from '../../../simulator/doors/policy-membership'
import type { RuleEngine } from './engine'

/** What was changed here of users and devices: by id, then by the documented name of the property. */
export type Edits = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export interface Asked {
  readonly text: string
  readonly tenant: PolicyTenant
  /** Whether the tenant is known in full, so that what an object does not have is empty and not left out. */
  readonly whole: boolean
  readonly edits: Edits
  /** Milliseconds since 1970 of `system.now`. */
  readonly now: number
}

/** A part of the rule as the page shows it. */
export interface ShownPart {
  readonly place: Place
  /** As it is read: `user.department`. */
  readonly reads: string
  readonly property: Property
  /** Why nothing is known of it here; null: it is known. */
  readonly doubt: string | null
  /** Whoever the rule is about changes this property alone, without an administrator. */
  readonly isOwn: boolean
}

export interface Subject {
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly verdict: Verdict
  /** Before anything was changed here: by this they are ordered, so that nobody moves under the hand that changes them. */
  readonly before: Verdict
}

export type RuleAnswer =
  | {
      readonly valid: false
      readonly position: number
      readonly message: string
      readonly hint: string | null
      /** Why it is not certain that Entra refuses it. */
      readonly doubt: string | null
    }
  | {
      readonly valid: true
      readonly kind: Kind
      readonly parts: readonly ShownPart[]
      readonly warnings: readonly string[]
      /** Everybody, or every device, of the tenant: in its order. */
      readonly subjects: readonly Subject[]
      /** The parts for one of them. */
      why(id: string): ObjectAnswer | undefined
    }

/** Whom the rule takes in, and why. Pure. */
export function answerFor(engine: RuleEngine, { text, tenant, whole, edits, now }: Asked): RuleAnswer {
  const rule = engine.readRule(text)
  if (!rule.valid) {
    const { position, message, doubt = null } = rule.error
    return { valid: false, position, message, hint: engine.hintFor(text, rule.error), doubt }
  }
  const { kind } = rule
  const explained = engine.explainRule(rule)
  const objects = (kind === 'user' ? tenant.users : tenant.devices) as readonly Named[]
  const doubts = explained.parts.map((part) => doubtOf(engine, part, rule, { tenant, whole, objects }))
  const context = engine.contextOf(rule, tenant, now)
  const edited = new Map(
    objects.map((object) => [object.id, withEdits(engine, object, edits, explained.parts)]),
  )
  const doubt = (part: RulePart, object: DirectoryThing) => {
    const why = doubts[explained.parts.indexOf(part)] ?? null
    if (why !== null && why.ends !== 'given') return why.says
    // What the files leave out of somebody is known of those to whom it was given here. A relationship has no null.
    const { name, type } = part.property
    const isSaid =
      whole || name === 'manager' || type === 'memberOf' || engine.saysMember(object, part.property)
    return isSaid && (why === null || engine.readMember(object, part.property) !== undefined)
      ? null
      : (why?.says ?? `The files do not say the ${name} of this one.`)
  }
  const judge = (object: DirectoryThing) => explained.judge(object, context, doubt)
  return {
    valid: true,
    kind,
    parts: explained.parts.map((part, index) => ({
      place: part.place,
      reads: part.property.name === 'manager' ? 'the manager' : `${kind}.${part.property.name}`,
      property: part.property,
      doubt: doubts[index]?.says ?? null,
      isOwn: engine.isOwnProperty(kind, part.property.name),
    })),
    warnings: [...rule.warnings, ...nearNames(engine, kind, rule.undocumented)],
    subjects: objects.map((object) => {
      const changed = edited.get(object.id) ?? object
      const before = judge(object).verdict
      const verdict = changed === object ? before : judge(changed).verdict
      return { id: object.id, ...labelOf(object), verdict, before }
    }),
    why(id) {
      const object = edited.get(id)
      return object && judge(object)
    },
  }
}

type Named = DirectoryThing & { readonly id: string }

function labelOf(object: Named): Pick<Subject, 'name' | 'detail'> {
  const { displayName, userPrincipalName, operatingSystem } = object
  const name = typeof displayName === 'string' && displayName !== '' ? displayName : object.id
  const detail = [userPrincipalName, operatingSystem].find((each) => typeof each === 'string')
  return { name, detail: typeof detail === 'string' ? detail : '' }
}

function withEdits(engine: RuleEngine, object: Named, edits: Edits, parts: readonly RulePart[]): Named {
  const own = edits[object.id]
  if (!own) return object
  return parts.reduce(
    (changed, { property }) =>
      Object.hasOwn(own, property.name) ? engine.withMember(changed, property, own[property.name]) : changed,
    object,
  )
}

interface DoubtHere {
  readonly says: string
  /** `given`: it ends where a value is given by hand. */
  readonly ends: 'never' | 'given'
}

function doubtOf(
  engine: RuleEngine,
  part: RulePart,
  rule: Parameters<RuleEngine['explainRule']>[0],
  { tenant, whole, objects }: Pick<Asked, 'tenant' | 'whole'> & { readonly objects: readonly Named[] },
): DoubtHere | null {
  if (part.doubt !== null) return { says: part.doubt, ends: 'never' }
  if (part.property.type === 'memberOf') {
    const missing = engine.unlistedSource(rule, tenant.groups)
    if (missing === undefined) return null
    return {
      says: `It takes in the members of ${missing}, and who that is does not stand here.`,
      ends: 'never',
    }
  }
  if (whole || objects.length === 0) return null
  if (objects.some((object) => engine.readMember(object, part.property) !== undefined)) return null
  const nobody = rule.kind === 'user' ? 'No person' : 'No device'
  return { says: `${nobody} of the files has ${part.property.name}.`, ends: 'given' }
}

function nearNames(engine: RuleEngine, kind: Kind, undocumented: readonly string[]): readonly string[] {
  return undocumented.flatMap((name) => {
    const near = engine.documentedNear(kind, name.slice(name.indexOf('.') + 1))
    return near === null ? [] : [`Do you mean ${near} where it says ${name}?`]
  })
}
