import type { FlowEntry } from '../flow-entry'
import { about } from './about'

export const implicit: FlowEntry = {
  ...about,
  flow: async () => (await import('./flow')).flow,
  narration: async () => (await import('./narration')).narration,
  asked: async () => (await import('./asked')).asked,
}
