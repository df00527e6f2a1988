import { browserInUse, nameApart, type Party, parties, type TraceEvent } from '../../simulator/doors/view'
import type { OpenPrompt } from './story'

/** Something that shows pages: a browser, or a television or a program with a screen of its own. */
export interface Screen extends Party {
  /** Its name where several stand beside each other: two of the same name by whose they are. */
  readonly title: string
}

/** Who shows pages in a run: its browsers, and whatever else a page or a question ever comes up on. */
export function screensOf(events: readonly TraceEvent[], lastSeq: number): readonly Screen[] {
  const showing = new Set(
    events.flatMap((event) =>
      event.type === 'page-shown' ? [event.actor] : event.type === 'prompt-opened' ? [event.on] : [],
    ),
  )
  const cast = parties(events, lastSeq)
  const screens = cast.filter(({ id, kind }) => kind === 'browser' || showing.has(id))
  return screens.map((screen) => ({ ...screen, title: nameApart(cast, screen) }))
}

/** The screen that somebody looks at: where a question is open, else where the last page was shown. */
export function screenInUse(
  events: readonly TraceEvent[],
  lastSeq: number,
  prompt: OpenPrompt | undefined,
): string | undefined {
  return prompt?.on ?? browserInUse(events, lastSeq) ?? screensOf(events, lastSeq)[0]?.id
}

/** What the screens of a run are called together; undefined when it shows no page at all. */
export function screenTitle(events: readonly TraceEvent[]): string | undefined {
  const screens = screensOf(events, -1)
  const [first] = screens
  return first && screens.every(({ kind }) => kind !== 'browser') ? first.name : first && 'Browser'
}
