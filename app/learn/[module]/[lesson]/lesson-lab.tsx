import type { ComponentType } from 'react'
import { KeptLabSlot } from '../../../../components/lab/KeptLabSlot'
import { InText } from '../../../../components/lesson/InText'
import { TaskLine } from '../../../../components/lesson/TaskLine'
import { WhatIfDoor } from '../../../../components/lesson/WhatIfDoor'
import type { LessonLab } from '../../../../content/_build/lesson-lab'
import { stillName } from '../../../../content/_build/still'
import { StillDrawing } from '../../../StillDrawing'
import { LessonRuleLab } from './LessonRuleLab'
import { RuleStyles } from './RuleStyles'

type LabOf<Kind extends LessonLab['kind']> = ComponentType<{
  readonly lab: Extract<LessonLab, { readonly kind: Kind }>
  /** Of the lesson: `module/lesson`. */
  readonly path: string
}>

/** What stands beside the text, by the kind of its lab. */
const LABS: { readonly [Kind in LessonLab['kind']]: LabOf<Kind> } = {
  flow: ({ lab, path }) => (
    <KeptLabSlot flow={lab.slug} variant="lesson" task={<TaskLine />} inText={<InText />}>
      <StillDrawing name={stillName('lesson', path)} />
    </KeptLabSlot>
  ),
  rules: ({ lab, path }) => (
    <>
      <RuleStyles />
      <LessonRuleLab rule={lab.rule} task={<TaskLine />}>
        <StillDrawing name={stillName('lesson', path)} />
      </LessonRuleLab>
    </>
  ),
  'what-if': ({ lab }) => <WhatIfDoor link={lab.link} />,
}

/** The lab that a lesson names. */
export function labOf({ kind }: LessonLab): LabOf<LessonLab['kind']> {
  return LABS[kind] as LabOf<LessonLab['kind']>
}
