import { promptNamed } from '../prompts/all'
import type { TraceEvent } from '../trace/event'
import type { Intervention } from './intervention'

/** What was typed in secret in a run: passwords, codes. */
export function typedSecrets(events: readonly TraceEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type !== 'prompt-answered') return []
    const { secret } = promptNamed(event.prompt)
    const text = secret && (event.value as Readonly<Record<string, unknown>>)[secret.member]
    return typeof text === 'string' && text !== '' ? [text] : []
  })
}

/** The changes that a link may carry: one with a typed secret in it stays where it is (decision 032). */
export function changesWithoutSecrets(
  interventions: readonly Intervention[],
  events: readonly TraceEvent[],
): readonly Intervention[] {
  const secrets = typedSecrets(events)
  return interventions.filter((each) => {
    const text = each.do === 'edit' ? each.edits.map(({ set = '' }) => set).join('\n') : ''
    return !secrets.some((secret) => text.includes(secret))
  })
}
