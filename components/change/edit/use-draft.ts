import {
  type Collection,
  type Draft,
  type Fault,
  readDraft,
  type Saved,
  save,
} from '../../../simulator/doors/edit'
import type { Intervention } from '../../lab/engine'
import { useLab, useLabState } from '../../lab/lab-context'
import { handOf, useHand } from '../hand'
import type { Editing } from './use-editing'

export interface Drafting {
  /** What is written, as JSON. It is kept while its reader looks at something else. */
  readonly text: string
  /** The same as an object; undefined while it is no JSON. */
  readonly draft: Draft | undefined
  readonly faults: readonly Fault[]
  /** What would be saved. */
  readonly change: Extract<Saved, { change: unknown }>['change'] | undefined
  write(text: string): void
  discard(): void
}

/** The draft of an object: one, whether it is seen as a form or as JSON. */
export function useDraft(
  editing: Editing,
  collection: Collection,
  object: { readonly id: string },
): Drafting {
  const lab = useLab()
  const { id } = object
  const interventions = useLabState((state) => state.interventions)
  const kept = useHand(lab, ({ drafts }) => drafts[id])
  const existing = { ...unknownOf(interventions, id), ...object }
  const text = kept ?? JSON.stringify(existing, null, 2)
  const read = readDraft(text)
  const saved = 'draft' in read ? save(editing.tenant, collection, read.draft, existing) : read
  const setDrafts = (
    change: (drafts: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
  ) => handOf(lab).setState(({ drafts }) => ({ drafts: change(drafts) }))
  return {
    text,
    draft: 'draft' in read ? read.draft : undefined,
    faults: 'faults' in saved ? saved.faults : [],
    change: 'change' in saved ? saved.change : undefined,
    write: (next) => setDrafts((drafts) => ({ ...drafts, [id]: next })),
    discard: () => setDrafts(({ [id]: _, ...others }) => others),
  }
}

/** Members that were written to an object and that the engine does not know: they are there, and do nothing. */
function unknownOf(interventions: readonly Intervention[], id: string): Draft {
  return Object.assign(
    {},
    ...interventions.flatMap((each) => (each.do === 'put' && each.object.id === id ? [each.object] : [])),
  )
}
