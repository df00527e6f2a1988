import { Children, type ComponentType, type ReactNode } from 'react'
import { ExerciseFrame } from '../../../../components/lesson/ExerciseFrame'
import { Option, Prediction } from '../../../../components/lesson/Prediction'
import { Scene } from '../../../../components/lesson/Scene'
import { See } from '../../../../components/lesson/See'
import { SourceList } from '../../../../components/lesson/SourceList'
import { Aside, Lead, Recap, Spec, Term } from '../../../../components/lesson/words'
import { Chip } from '../../../../components/ui/Chip'
import type { Exercise } from '../../../../content/_build/exercise'
import type { Outline } from '../../../../content/_build/outline'
import type { LessonMeta } from '../../../../content/_build/schema'
import type { WordName } from '../../../../content/_build/vocabulary'
import { findTerm } from '../../../../content/glossary/glossary'
import { LessonExercise } from './LessonExercise'

interface Context {
  /** `module/lesson`. */
  readonly path: string
  readonly meta: LessonMeta
  readonly exercises: readonly Exercise[]
  readonly predictions: Outline['predictions']
}

/** A component for each word of the vocabulary: the type knows when one is missing. */
// biome-ignore lint/suspicious/noExplicitAny: as in `evaluateLesson`.
export function lessonWords(context: Context): Record<WordName, ComponentType<any>> {
  const lesson = { path: context.path, revision: context.meta.revision }
  return {
    Lead,
    Prediction: given(Prediction, lesson),
    Option,
    Scene,
    Chip,
    See: given(See, { flow: context.meta.flow }),
    Term: TermOf,
    Spec,
    Aside,
    Recap: given(Recap, { path: context.path, predictions: context.predictions }),
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
  const { prompt, hints, solutionSays } = found
  const setup = found.start.runs.at(-1)?.switches ?? {}
  const picks = found.legend
  return (
    <ExerciseFrame text={{ id, title, prompt, hints, solutionSays, setup, picks }}>
      <LessonExercise
        path={path}
        revision={meta.revision}
        id={id}
        flow={meta.flow}
        setup={setup}
        picks={picks}
      />
    </ExerciseFrame>
  )
}
