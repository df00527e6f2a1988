import { catalogue } from '../../flows/catalogue'
import { type MessageEdit, SIGNATURES } from '../../network/message-edit'
import type { TraceEvent } from '../../trace/event'
import { type EditableField, editableFields } from '../../trace/select/editable'
import { momentOf } from '../../trace/select/passage'
import { completeRun } from '../complete'
import type { Flow } from '../flow'
import type { Intervention } from '../intervention'
import { accessIn } from './access'

/** A run of a flow that nobody lays hands on. */
export interface Untouched {
  readonly flow: Flow
  readonly events: readonly TraceEvent[]
}

/** A field of a message, and how an edit names it. */
export interface Editable {
  readonly when: Intervention['when']
  readonly field: EditableField
}

export async function untouchedRuns(): Promise<Untouched[]> {
  return Promise.all(
    catalogue.map(async (entry) => {
      const flow = await entry.flow()
      const { result } = await completeRun(flow, { seed: 1 })
      return { flow, events: result.events }
    }),
  )
}

/** Every field of every message, those inside of tokens too. */
export function everyField({ events }: Untouched): Editable[] {
  return events.flatMap(({ seq }) => {
    const when = momentOf(events, seq)
    if (!when) return []
    const fields = editableFields(events, seq).flatMap((field) => [field, ...(field.inside ?? [])])
    return fields.map((field) => ({ when, field }))
  })
}

/** Texts that a field of this name has somewhere in these runs. */
export function valuesByName(runs: readonly Untouched[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, Set<string>>()
  for (const { field } of runs.flatMap(everyField))
    values.set(field.name, (values.get(field.name) ?? new Set()).add(field.value))
  return new Map([...values].map(([name, set]) => [name, [...set]]))
}

/** The ways in which a field can be changed: taken away, or another text; and inside of a token each signature. */
export function waysFor({ target, removable }: EditableField, texts: readonly string[]): MessageEdit[] {
  const ways = [...texts.map((set) => ({ set })), ...(removable ? [{ remove: true as const }] : [])]
  const { jwt, ...place } = target
  if (!jwt) return ways.map((way) => ({ ...place, ...way }))
  if (jwt.part === 'signature')
    return [
      ...ways.map((way) => ({ ...place, ...way, jwt: { ...jwt, signed: 'old' as const } })),
      ...(['none', 'attacker'] as const).map((signed) => ({ ...place, jwt: { signed } })),
    ]
  return ways.flatMap((way) => SIGNATURES.map((signed) => ({ ...place, ...way, jwt: { ...jwt, signed } })))
}

/** What a run in which `edit` is made gives to somebody that the untouched one does not; `crash` where it ended in one. */
export async function moreAccess(
  { flow, events }: Untouched,
  when: Intervention['when'],
  edit: MessageEdit,
): Promise<{ readonly more: readonly string[]; readonly crash?: string }> {
  const interventions = [{ when, do: 'edit', edits: [edit] } as const]
  // Whoever sits in front of a page answers what is sensible for them: answers of before would go to whoever is asked next.
  const { result } = await completeRun(flow, { seed: 1, interventions })
  const before = accessIn(events)
  const more = [...accessIn(result.events, edit.set)].filter((line) => !before.has(line))
  return { more, ...(result.status === 'crashed' && { crash: result.says }) }
}
