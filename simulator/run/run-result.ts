import type { Page } from '../network/page'
import type { Outcome, TraceEvent } from '../trace/event'
import type { PromptKind } from './prompt'

/** What a run came to. Always a state the screen can show. */
export type RunResult = { readonly events: readonly TraceEvent[] } & (
  | {
      readonly status: 'awaiting'
      readonly prompt: { readonly index: number; readonly kind: PromptKind; readonly page: Page }
      /** Answers from this index on were given but do not fit what is asked: an old or edited link. */
      readonly unusable?: { readonly index: number; readonly says: string }
    }
  | { readonly status: 'ended'; readonly outcome: Outcome }
  | { readonly status: 'crashed'; readonly says: string }
)
