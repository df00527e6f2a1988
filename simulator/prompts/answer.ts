import { isShallowJson } from '../core/json'
import { type Answers, type PromptKind, promptNamed, prompts } from './all'

/** A recorded answer. Thinking time is data: "come back in eleven minutes" is an answer, not a stopwatch. */
export type Answer = {
  [K in PromptKind]: { readonly prompt: K; readonly value: Answers[K]; readonly afterSeconds?: number }
}[PromptKind]

/**
 * What a secret that was typed is, without saying it: the right one, a wrong one (the same number is the same text again), or
 * the one of another account.
 */
export type Is = 'right' | { readonly wrong: number } | { readonly of: string }

/** An answer as an input of a run: what was typed, or, for a secret, what it was. A link carries the second. */
export type Given = Answer | { readonly prompt: PromptKind; readonly is: Is; readonly afterSeconds?: number }

/** Seconds of virtual time a person takes unless the answer says otherwise. */
export const THINKING_SECONDS = 5

/** Longest wait: 365 days. */
export const MAX_WAIT_SECONDS = 31_536_000

/** Whether `candidate` (from a link, a file, a host page) is an answer of a known kind and form. */
export function isGiven(candidate: unknown): candidate is Given {
  if (typeof candidate !== 'object' || candidate === null) return false
  const { prompt, value, is, afterSeconds } = candidate as Record<string, unknown>
  if (typeof prompt !== 'string' || !Object.hasOwn(prompts, prompt)) return false
  const waits =
    afterSeconds === undefined ||
    (typeof afterSeconds === 'number' && afterSeconds >= 0 && afterSeconds <= MAX_WAIT_SECONDS)
  const kind = promptNamed(prompt as PromptKind)
  if (!waits) return false
  if (is !== undefined) return value === undefined && kind.secret !== undefined && isKnown(is)
  if (!isShallowJson(value)) return false
  return typeof value === 'object' && value !== null && kind.accepts(value as Record<string, unknown>)
}

/** Whether `candidate` is an answer that says itself what was typed. */
export function isAnswer(candidate: unknown): candidate is Answer {
  return isGiven(candidate) && 'value' in candidate
}

function isKnown(is: unknown): is is Is {
  if (is === 'right') return true
  if (typeof is !== 'object' || is === null) return false
  const { of, wrong } = is as Record<string, unknown>
  return wrong === undefined
    ? typeof of === 'string' && of.length <= 256
    : of === undefined && Number.isSafeInteger(wrong) && (wrong as number) >= 0
}
