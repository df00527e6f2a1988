import type { Party } from '../event'
import type { Step } from './step'

/**
 * The steps of a run as a sequence diagram in Mermaid's words (mermaid.js.org/syntax/sequenceDiagram): a message is an arrow, dashed where it
 * answers; one that says no ends in a cross; what happens apart from any message is a note.
 */
export function sequenceOf(title: string, parties: readonly Party[], steps: readonly Step[]): string {
  const acting = new Set(steps.flatMap(({ from, to }) => [from, to]))
  const cast = parties.filter(({ id }) => acting.has(id))
  const places = new Map(cast.map(({ id }, index) => [id, `p${index}`]))
  const asked = new Set<number>()
  const lines = steps.flatMap((step) => {
    const [from, to] = [places.get(step.from), places.get(step.to)]
    const number = `${step.index + 1} `
    if (!from || !to || from === to)
      return [`Note over ${to ?? from ?? places.values().next().value}: ${number}${plain(step.title)}`]
    const answers = step.exchange !== undefined && asked.has(step.exchange)
    if (step.exchange !== undefined) asked.add(step.exchange)
    const arrow = `${answers ? '--' : '-'}${step.refused ? 'x' : '>>'}`
    return [`${from}${arrow}${to}: ${number}${plain(step.title)}`]
  })
  return [
    `---\ntitle: ${JSON.stringify(title)}\n---`,
    'sequenceDiagram',
    ...cast.map(
      ({ id, kind, name }) =>
        `${kind === 'user' ? 'actor' : 'participant'} ${places.get(id)} as ${plain(name)}`,
    ),
    ...lines,
    '',
  ].join('\n')
}

/** Text on one line, without what the notation reads as its own: `#` and `;` begin and end an entity, `%%` a comment. */
function plain(text: string): string {
  return text
    .replaceAll(/[#;%<>]/g, (each) => `#${each.charCodeAt(0)};`)
    .replaceAll(/\s+/g, ' ')
    .trim()
}
