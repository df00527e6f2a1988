import type { Tenant } from '../directory/tenant'
import { promptNamed } from '../prompts/all'
import { type Answer, type Given, type Is, THINKING_SECONDS } from '../prompts/answer'
import type { Look } from '../prompts/prompt'
import type { EventOf, TraceEvent } from '../trace/event'
import type { Flow } from './flow'
import { tenantsAt } from './tenants-at'

/**
 * The answers of a run as a link may carry them: of a secret that was typed it is said which it was (right, wrong, whose),
 * never what. Everything else stands as it was typed.
 */
export function withoutSecrets(flow: Flow, events: readonly TraceEvent[]): Given[] {
  const wrong: string[] = []
  const given: Given[] = []
  let asked: EventOf<'prompt-opened'> | undefined
  const shown: EventOf<'code-displayed'>[] = []
  for (const event of events) {
    if (event.type === 'code-displayed') shown.push(event)
    if (event.type === 'prompt-opened') asked = event
    if (event.type !== 'prompt-answered') continue
    const { prompt, value, afterSeconds } = event
    const waits = afterSeconds === THINKING_SECONDS ? {} : { afterSeconds }
    const text = typedSecret(event)
    const page = asked?.index === event.index ? asked : openedAt(events, event.index)
    given.push(
      text === undefined || !page
        ? ({ prompt, value, ...waits } as Answer)
        : {
            prompt,
            is: which(text, page, { tenants: tenantsAt(flow, events.slice(0, event.seq)), shown }, wrong),
            ...waits,
          },
    )
  }
  return given
}

/** Whether an answer of a link holds what was typed in secret, as those of version 1 do. */
export function holdsSecret(given: Given): boolean {
  if (!('value' in given)) return false
  const { secret } = promptNamed(given.prompt)
  return secret !== undefined && secret.member in given.value
}

/** The secret that an answer consists of, if it is one. */
function typedSecret({ prompt, value }: EventOf<'prompt-answered'>): string | undefined {
  const { secret } = promptNamed(prompt)
  const text = secret && (value as Record<string, unknown>)[secret.member]
  return typeof text === 'string' ? text : undefined
}

function openedAt(events: readonly TraceEvent[], index: number): EventOf<'prompt-opened'> | undefined {
  return events.find(
    (event): event is EventOf<'prompt-opened'> => event.type === 'prompt-opened' && event.index === index,
  )
}

function which(text: string, { prompt, page }: EventOf<'prompt-opened'>, look: Look, wrong: string[]): Is {
  const { secret } = promptNamed(prompt)
  if (secret?.right(page, look) === text) return 'right'
  const whose = namesIn(look.tenants).find((name) => secret?.of(name, look) === text)
  if (whose !== undefined) return { of: whose }
  if (!wrong.includes(text)) wrong.push(text)
  return { wrong: wrong.indexOf(text) }
}

function namesIn(tenants: readonly Tenant[]): string[] {
  return tenants.flatMap(({ users }) => users.map(({ userPrincipalName }) => userPrincipalName))
}
