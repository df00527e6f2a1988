import type { Names } from '../../simulator/doors/own-names'
import type { Narration, PromptKind, Step } from '../../simulator/doors/view'
import { changeDetails } from '../change/change-details'
import type { Intervention, PermalinkState } from '../lab/engine'

/** A thing that a link says, by its name. */
export interface Said {
  readonly name: string
  readonly value: string
}

/** What whoever opens a link sees of the reader's run, and what is left out of it, in words. */
export interface LinkSays {
  readonly says: readonly Said[]
  readonly keeps: readonly string[]
}

/** True of a link in which nobody typed a secret where none was asked for. */
export const NO_SECRETS = 'No password that was typed, and no code from the phone, is in it.'

/** True of the others: somebody typed it as a name, too. */
const SECRET_SAID =
  'What was typed as a password, or as a code, is in it: it was typed as a name as well, and stands above.'

/** True of a link that was made in a tenant that its reader brought in. */
const TENANT_STAYS =
  'The tenant that you brought in is not in it, nor anything that was typed or changed there: whoever opens the link sees the story in the sample tenant. A file holds all of it.'

/** What the person does in an answer: "types a user name". */
export type Sentence = (prompt: PromptKind, value: object) => string

/**
 * Everything in `state`, which is all that goes into a link: what is typed stands there as it was typed.
 * @param leftOut how many changes from outside are not in it, because a typed secret is in them
 * @param saysTyped whether a typed secret is in it all the same, as a name
 */
export function linkSays(
  state: PermalinkState,
  { title, switches }: Pick<Narration, 'title' | 'switches'>,
  steps: readonly Step[],
  sentence: Sentence,
  leftOut = 0,
  saysTyped = false,
): LinkSays {
  const step = steps[state.step - 1]
  const { answers, interventions } = state
  const secrets = answers.flatMap((given) => ('is' in given ? [given] : []))
  return {
    says: [
      { name: 'Flow', value: title },
      { name: 'Step', value: step ? `${state.step} of ${steps.length}: ${step.title}` : 'the beginning' },
      ...Object.entries(state.switches).map(([name, value]) => ({
        name: switches[name]?.title ?? name,
        value: switches[name]?.values[value] ?? value,
      })),
      ...(state.tenant === 'empty' ? [{ name: 'Tenant', value: 'a new one, with nothing in it' }] : []),
      ...ownNames(state.names),
      ...interventions.map(change),
      ...answers.flatMap((given) => {
        if ('is' in given) return []
        const [does, text] = [sentence(given.prompt, given.value), typed(given.value)]
        return [text ? { name: `Somebody ${does}`, value: text } : { name: 'Somebody', value: does }]
      }),
    ],
    keeps: [
      saysTyped ? SECRET_SAID : NO_SECRETS,
      ...(state.tenant === 'left-out' ? [TENANT_STAYS] : []),
      ...(leftOut > 0 && state.tenant !== 'left-out'
        ? [
            'A change from outside that has a password, a code or another secret in it is left out: whoever opens the link sees the run without it.',
          ]
        : []),
      ...(secrets.some(({ is }) => is === 'right')
        ? ['Where the right one was typed, the lab fills it in for whoever opens the link.']
        : []),
      ...(secrets.some(({ is }) => typeof is === 'object' && 'wrong' in is)
        ? ['Where a wrong one was typed, the lab types another one that is wrong.']
        : []),
      ...secrets.flatMap(({ is }) =>
        typeof is === 'object' && 'of' in is
          ? [`Where the one of ${is.of} was typed, the lab knows it.`]
          : [],
      ),
    ],
  }
}

/** The texts of an answer; an answer that is a press of a button has none. */
function typed(value: object): string {
  return Object.values(value)
    .filter((each) => typeof each === 'string')
    .join(', ')
}

function ownNames(names: unknown): Said[] {
  const { company, people = {}, apps = {} } = (names ?? {}) as Partial<Names>
  return [
    ...(company ? [{ name: 'The company is called', value: company }] : []),
    ...Object.values(people).map((value) => ({ name: 'Somebody is called', value })),
    ...Object.values(apps).map((value) => ({ name: 'An application is called', value })),
  ]
}

function change(each: Intervention): Said {
  return { name: 'Changed from outside', value: [each.says, changeDetails(each)].filter(Boolean).join(' ') }
}
