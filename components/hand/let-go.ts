import type { EditableField, MessageEdit, Target } from '../../simulator/doors/hand'
import type { Intervention } from '../lab/engine'
import type { Draft, Signed, Way, When } from './held'

type Edits = Extract<Intervention, { readonly do: 'edit' }>

/** Which field it is, in a text: two edits with the same key change the same thing. */
export function keyOf({ in: place, name, attribute = '', jwt }: Target): string {
  return [place, name, attribute, jwt ? `${jwt.part} ${jwt.member ?? ''}` : ''].join('\n')
}

/** The key of the field in which the token of a field inside of it travels. */
const outerKey = ({ jwt: _inside, ...outer }: Target) => keyOf(outer)

export const isAt = (when: When, other: Intervention['when']): boolean =>
  'message' in other &&
  (['message', 'from', 'to', 'path'] as const).every((name) => when[name] === other[name])

/** What was done to the message at this moment before it was taken in hand. */
export function doneAt(interventions: readonly Intervention[], when: When) {
  const here = interventions.filter((each) => isAt(when, each.when) && each.says === undefined)
  const edits = here.flatMap((each) => (each.do === 'edit' ? each.edits : []))
  const way = here.findLast((each) => ['drop', 'hold', 'replay', 'divert'].includes(each.do))
  return { edits, way: (way ?? { do: 'send' }) as Way, any: here.length > 0 }
}

/** A draft in which nothing has been done yet, but for what was done before. */
export function emptyDraft(interventions: readonly Intervention[], when: When): Draft {
  const { edits, way } = doneAt(interventions, when)
  const signed = Object.fromEntries(
    edits.flatMap((each) => (each.jwt ? [[outerKey(each), each.jwt.signed] as const] : [])),
  )
  return { values: {}, gone: [], signed, added: [], way: wayAlone(way) }
}

/** Every edit that a draft comes to, with those made before that it leaves as they are. */
export function editsOf(
  fields: readonly EditableField[],
  draft: Draft,
  before: readonly MessageEdit[],
): MessageEdit[] {
  const signedOf = (target: Target): Signed => draft.signed[outerKey(target)] ?? 'old'
  const made = fields.flatMap((field) => {
    const own = [field, ...(field.inside ?? [])].flatMap(({ target }) =>
      editOf(target, draft, signedOf(target)),
    )
    const signed = field.inside ? signedOf(field.target) : 'old'
    const isSigned = own.some(({ jwt }) => jwt && jwt.part !== 'signature')
    const again = before.some((each) => each.jwt?.part && outerKey(each) === keyOf(field.target))
    return signed === 'old' || isSigned || again ? own : [...own, { ...place(field.target), jwt: { signed } }]
  })
  const changed = new Set(made.map((each) => keyOf(targetOf(each))))
  const kept = before
    .filter((each) => !changed.has(keyOf(targetOf(each))) && !(each.jwt && !each.jwt.part))
    .map((each) =>
      each.jwt?.part && each.jwt.part !== 'signature'
        ? { ...each, jwt: { ...each.jwt, signed: signedOf(each) } }
        : each,
    )
  const added = draft.added.map(({ in: part, name, value }) => ({ in: part, name, set: value }))
  return [...kept, ...made, ...added]
}

/** The changes of a run after the message is let go: its own in place of those that were there. */
export function letGo(
  interventions: readonly Intervention[],
  when: When,
  edits: readonly MessageEdit[],
  way: Way,
): readonly Intervention[] {
  const others = interventions.filter(
    (each) => !(isAt(when, each.when) && each.says === undefined && each.do !== 'wait'),
  )
  const own: Intervention[] = [
    ...(edits.length > 0 ? [{ when, do: 'edit', edits } satisfies Edits] : []),
    ...(way.do === 'send' ? [] : [{ when, ...way } as Intervention]),
  ]
  return [...others, ...own]
}

/** The changes of a run without one edit. */
export function withoutEdit(
  interventions: readonly Intervention[],
  when: When,
  target: Target,
): readonly Intervention[] {
  const key = keyOf(target)
  return interventions.flatMap((each) => {
    if (each.do !== 'edit' || !isAt(when, each.when)) return [each]
    const edits = each.edits.filter((edit) => keyOf(targetOf(edit)) !== key)
    return edits.length > 0 ? [{ ...each, edits }] : []
  })
}

export const targetOf = ({ in: part, name, attribute, jwt }: MessageEdit): Target => ({
  in: part,
  name,
  ...(attribute !== undefined && { attribute }),
  ...(jwt && {
    jwt: { ...(jwt.part && { part: jwt.part }), ...(jwt.member !== undefined && { member: jwt.member }) },
  }),
})

const place = ({ in: part, name, attribute }: Target) => ({
  in: part,
  name,
  ...(attribute !== undefined && { attribute }),
})

function editOf(target: Target, { values, gone }: Draft, signed: Signed): MessageEdit[] {
  const key = keyOf(target)
  const { jwt } = target
  const inside = jwt && { jwt: { ...jwt, signed: jwt.part === 'signature' ? ('old' as const) : signed } }
  if (gone.includes(key)) return [{ ...place(target), ...inside, remove: true }]
  const set = values[key]
  return set === undefined ? [] : [{ ...place(target), ...inside, set }]
}

/** A deed without its moment. */
function wayAlone(way: Way): Way {
  switch (way.do) {
    case 'hold':
      return { do: 'hold', ...('until' in way ? { until: way.until } : { seconds: way.seconds }) }
    case 'replay':
      return {
        do: 'replay',
        ...('until' in way ? { until: way.until } : { afterSeconds: way.afterSeconds }),
        ...(way.from !== undefined && { from: way.from }),
        ...(way.to !== undefined && { to: way.to }),
      }
    case 'divert':
      return { do: 'divert', party: way.party }
    default:
      return { do: way.do }
  }
}
