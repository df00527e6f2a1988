import type { InRun, PartyKind, TokenKind } from '../../simulator/doors/view'

/** An element a lesson may use, with the attributes it takes. All values are plain text: a lesson holds no code. */
export interface Word {
  readonly required: readonly string[]
  readonly optional?: readonly string[]
}

/** A place in a run, as an author names it: `InRun`. */
const IN_RUN = [
  'field',
  'at',
  'token',
  'fact',
  'check',
  'prompt',
  'chapter',
] as const satisfies readonly (keyof InRun)[]

/**
 * The closed vocabulary of a lesson: these names and Markdown, nothing else. `components/lesson/vocabulary.tsx` has one
 * component for each (the type of its map says so).
 */
export const VOCABULARY = {
  Lead: { required: [] },
  Prediction: { required: ['id', 'question'] },
  Option: { required: ['id', 'says'], optional: ['right'] },
  Scene: { required: [], optional: [...IN_RUN, 'switches'] },
  Chip: { required: ['kind'] },
  See: { required: [], optional: IN_RUN },
  Term: { required: [], optional: ['of'] },
  Spec: { required: ['id'] },
  Aside: { required: ['title'] },
  Act: { required: ['is'] },
  Exercise: { required: ['id', 'title'] },
  Recap: { required: [] },
  Sources: { required: [] },
} as const satisfies Record<string, Word>

export type WordName = keyof typeof VOCABULARY

/** What a `<Chip>` can be: the kinds of parties and of tokens. */
export const CHIPS = [
  'user',
  'group',
  'device',
  'browser',
  'phone',
  'television',
  'program',
  'identity-provider',
  'application',
  'service-principal',
  'resource',
  'authorization-code',
  'id-token',
  'access-token',
  'refresh-token',
  'session-cookie',
] as const satisfies readonly (PartyKind | TokenKind)[]
