import { Children, type ComponentType, type ReactNode } from 'react'
import { ExerciseFrame } from '../../../../components/lesson/ExerciseFrame'
import type { ActText } from '../../../../components/lesson/grading'
import { Heading } from '../../../../components/lesson/Heading'
import { Option, Prediction } from '../../../../components/lesson/Prediction'
import { Scene } from '../../../../components/lesson/Scene'
import { See } from '../../../../components/lesson/See'
import { SourceList } from '../../../../components/lesson/SourceList'
import { Aside, Lead, Recap, Spec, Term } from '../../../../components/lesson/words'
import { Chip } from '../../../../components/ui/Chip'
import { flowOf } from '../../../../content/_build/lesson-lab'
import type { Outline } from '../../../../content/_build/outline'
import type { LessonMeta } from '../../../../content/_build/schema'
import type { ExerciseWords } from '../../../../content/_build/tasks'
import type { WordName } from '../../../../content/_build/vocabulary'
import { findTerm } from '../../../../content/glossary/glossary'
import { LessonAct } from './LessonAct'
import { LessonExercise } from './LessonExercise'
import { LessonRule } from './LessonRule'

interface Context {
  /** `module/lesson`. */
  readonly path: string
  readonly meta: LessonMeta
  readonly exercises: readonly ExerciseWords[]
  readonly acts: readonly ActText[]
  readonly headings: Outline['headings']
  readonly predictions: Outline['predictions']
}

/** A component for each word of the vocabulary: the type knows when one is missing. */
// biome-ignore lint/suspicious/noExplicitAny: as in `evaluateLesson`.
export function lessonWords(context: Context): Record<WordName | 'h2', ComponentType<any>> {
  const lesson = { path: context.path, revision: context.meta.revision }
  return {
    h2: given(HeadingOf, { context }),
    Lead,
    Prediction: given(Prediction, lesson),
    Option,
    Scene,
    Chip,
    See: given(See, { flow: flowOf(context.meta.lab) ?? '' }),
    Term: TermOf,
    Spec,
    Aside,
    Recap: given(Recap, { path: context.path, predictions: context.predictions }),
    Act: given(ActOf, { context }),
    Exercise: given(ExerciseOf, { context }),
    Sources: given(SourceList, context.meta),
  }
}

function TermOf({ of, children }: { of?: string; children: ReactNode }) {
  const name = of ?? textOf(children)
  const entry = findTerm(name)
  if (!entry) throw new Error(`The glossary has no "${name}".`)
  return <Term entry={entry}>{children}</Term>
}

/** The words of a text as MDX hands them over: `<Term>` holds nothing else. */
function textOf(children: ReactNode): string {
  return Children.toArray(children).join('')
}

/** `Component` with some of its properties given already. Server components have no context to take them from. */
function given<Props extends object, Given extends Partial<Props>>(
  Component: ComponentType<Props>,
  some: Given,
) {
  return (rest: Omit<Props, keyof Given>) => <Component {...({ ...some, ...rest } as unknown as Props)} />
}

function ExerciseOf({ context, id, title }: { context: Context; id: string; title: string }) {
  const { path, meta, exercises } = context
  const found = exercises.find((each) => each.id === id)
  if (!found) throw new Error(`The lesson ${path} has no exercise "${id}".`)
  const flow = flowOf(meta.lab) ?? ''
  const { prompt, hints, solutionSays, setup, legend: picks, pairs } = found
  const options = pairs?.options
  const lesson = { path, revision: meta.revision }
  return (
    <ExerciseFrame text={{ id, title, prompt, hints, solutionSays, setup, picks, options }}>
      {found.by === 'rule' ? (
        <LessonRule as="exercise" {...lesson} id={id} title={title} />
      ) : (
        <LessonExercise
          {...lesson}
          id={id}
          title={title}
          flow={flow}
          setup={setup}
          picks={picks}
          options={options}
        />
      )}
    </ExerciseFrame>
  )
}

function HeadingOf({ context, id, children }: { context: Context; id: string; children: ReactNode }) {
  const acts = context.headings.find((heading) => heading.id === id)?.acts ?? []
  return (
    <Heading path={context.path} acts={acts} id={id}>
      {children}
    </Heading>
  )
}

function ActOf({ context, is }: { context: Context; is: string }) {
  const { path, meta, acts } = context
  const found = acts.find(({ id }) => id === is)
  if (!found) throw new Error(`The lesson ${path} has no act "${is}".`)
  if (found.by === 'rule')
    return <LessonRule as="act" path={path} revision={meta.revision} id={is} task={found.task} />
  return <LessonAct path={path} revision={meta.revision} flow={flowOf(meta.lab) ?? ''} {...found} />
}
