import { readJsonObject } from '../../core/json'
import type { Draft, Fault } from './fault'

/** Reads what somebody wrote as JSON. */
export function readDraft(text: string): { readonly draft: Draft } | { readonly faults: readonly Fault[] } {
  const draft = readJsonObject(text)
  return draft ? { draft } : { faults: [{ path: '', says: whyNoObject(text) }] }
}

function whyNoObject(text: string): string {
  try {
    JSON.parse(text)
    return 'It takes one object, in curly brackets, with each name once.'
  } catch (fault) {
    return `This is no JSON yet: ${fault instanceof Error ? fault.message : ''}`
  }
}
