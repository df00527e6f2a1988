import type { FlowEntry } from '../../flows/flow-entry'
import { about } from './about'

export const federatedSubject: FlowEntry = {
  ...about,
  flow: async () => (await import('./flow')).flow,
  narration: async () => (await import('./narration')).narration,
  asked: async () => (await import('./asked')).asked,
}
