/** What a person can be asked, and the form of the answer. A new kind is one member here; exhaustive maps point at the rest. */
export interface Answers {
  username: { readonly username: string }
  password: { readonly password: string }
  totp: { readonly code: string }
  account: { readonly username: string | null }
  consent: { readonly accept: boolean }
}

export type PromptKind = keyof Answers

/** A recorded answer. Thinking time is data: "come back in eleven minutes" is an answer, not a stopwatch. */
export type Answer = {
  [K in PromptKind]: { readonly prompt: K; readonly value: Answers[K]; readonly afterSeconds?: number }
}[PromptKind]

/** Seconds of virtual time a person takes unless the answer says otherwise. */
export const THINKING_SECONDS = 5

/** Longest text a person types: longer is refused before it enters a run. */
const MAX_TEXT = 256
/** Longest wait: 365 days. */
const MAX_WAIT_SECONDS = 31_536_000

const text = (value: unknown) => typeof value === 'string' && value.length <= MAX_TEXT
const shapes: { [K in PromptKind]: (value: Record<string, unknown>) => boolean } = {
  username: (value) => text(value.username),
  password: (value) => text(value.password),
  totp: (value) => text(value.code),
  account: (value) => value.username === null || text(value.username),
  consent: (value) => typeof value.accept === 'boolean',
}

/** Whether `candidate` (from a link, a file, a host page) is an answer of a known kind and form. */
export function isAnswer(candidate: unknown): candidate is Answer {
  if (typeof candidate !== 'object' || candidate === null) return false
  const { prompt, value, afterSeconds } = candidate as Record<string, unknown>
  if (typeof prompt !== 'string' || !Object.hasOwn(shapes, prompt)) return false
  if (typeof value !== 'object' || value === null) return false
  const waits =
    afterSeconds === undefined ||
    (typeof afterSeconds === 'number' && afterSeconds >= 0 && afterSeconds <= MAX_WAIT_SECONDS)
  return waits && shapes[prompt as PromptKind](value as Record<string, unknown>)
}
