import { promptNamed } from '../prompts/all'
import type { TraceEvent } from '../trace/event'
import type { Intervention } from './intervention'
import { ownSecrets, tamperedSecrets } from './own-secrets'
import type { PermalinkState } from './permalink'
import { readings, saysOneOf, saysSecret } from './secret-in-text'

/** What was typed in secret in a run: passwords and codes where somebody was asked for one, and what a message was given in their place. */
export function typedSecrets(events: readonly TraceEvent[]): readonly string[] {
  const asked = events.flatMap((event) => {
    if (event.type !== 'prompt-answered') return []
    const { secret } = promptNamed(event.prompt)
    const text = secret && (event.value as Readonly<Record<string, unknown>>)[secret.member]
    return typeof text === 'string' && text !== '' ? [text] : []
  })
  return [...new Set([...asked, ...tamperedSecrets(events)])]
}

/** The changes that a link or a file may carry: one with a secret in it stays where it is (decision 032). */
export function changesWithoutSecrets(
  interventions: readonly Intervention[],
  events: readonly TraceEvent[],
): readonly Intervention[] {
  const secrets = [...typedSecrets(events), ...interventions.flatMap(ownSecrets)]
  const saysSome = saysOneOf(secrets)
  return interventions.filter((each) => ownSecrets(each).length === 0 && !saysSome(readingsOf(each)))
}

/** A list is looked through at each change, and what a change says is always the same. */
const known = new WeakMap<Intervention, readonly string[]>()

function readingsOf(change: Intervention): readonly string[] {
  const found = known.get(change) ?? readings(textsOf(change).join('\n'))
  known.set(change, found)
  return found
}

/** Whether a run says somewhere else what was typed in secret: as a user name, or as a name that its reader gave. */
export function saysTyped(
  { answers, names }: Pick<PermalinkState, 'answers' | 'names'>,
  events: readonly TraceEvent[],
): boolean {
  const secrets = typedSecrets(events)
  const given = answers.map((each) => ('value' in each ? each.value : {}))
  return leaves([given, names]).some((text) => saysSecret(text, secrets))
}

/** What somebody may have typed of a change. Where it happens and what it is, nobody types. */
function textsOf(change: Intervention): readonly string[] {
  const { says = '' } = change
  if (change.do === 'put') return [says, ...leaves(change.object)]
  if (change.do === 'configure') return [says, ...leaves(change.settings)]
  return change.do === 'edit'
    ? [
        says,
        ...change.edits.flatMap(({ name, attribute = '', set = '', alter = '' }) => [
          name,
          attribute,
          set,
          alter,
        ]),
      ]
    : [says]
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, each]) => [name, ...leaves(each)])
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}
