import {
  diagram,
  lastSeqAt,
  type Narration,
  steps as stepsOf,
  type TraceEvent,
} from '../../simulator/doors/view'
import { StillDiagram } from '../diagram/StillDiagram'
import { MessageView } from '../inspector/MessageView'
import { StepListView } from '../inspector/StepListView'
import { Legend } from '../legend/Legend'
import { BarView } from '../player/BarView'
import { Caption } from '../player/Caption'
import { RailView } from '../player/RailView'
import { timeOfDay } from '../player/track'
import { Tabs } from '../ui/Tabs'
import type { LabProps } from './lab-props'
import { StillBrowser } from './StillBrowser'
import { screenTitle } from './screens'
import { LEFT, mainTabs, rightTabs, stageTabs } from './tab-lists'

interface Props extends Pick<LabProps, 'variant' | 'theme' | 'controls'> {
  readonly events: readonly TraceEvent[]
  readonly narration: Narration
  /** The step the live lab will open at, counted from 1. Without it: the beginning, which gives no answer away. */
  readonly at?: number
}

/** The lab before it lives: the same boxes and the same controls, drawn on the server from a trace. */
export function StillLab({ events, narration, at = 0, variant = 'lesson', theme, controls = true }: Props) {
  const steps = stepsOf(events, narration)
  const reached = steps[at - 1]
  const screen = screenTitle(events)
  return (
    <section
      className="lab"
      data-variant={variant}
      data-form="still"
      data-theme={theme === 'auto' ? undefined : theme}
      aria-label={narration.title}
    >
      <BarView
        atStart={!reached}
        count={`${at} / ${steps.length}`}
        clock={timeOfDay((reached ?? events[0])?.at ?? 0)}
        caption={<Caption step={reached} title={narration.title} />}
        controls={controls}
        follows={variant === 'lesson' ? true : undefined}
        rail={
          <div
            className="rail"
            style={{ '--n': steps.length } as React.CSSProperties}
            data-control="rail"
            aria-hidden="true"
          >
            <RailView
              steps={steps}
              chapters={narration.chapters}
              frontier={steps.length}
              at={at / steps.length}
            />
          </div>
        }
      />
      <div className="lab-view" data-control={variant === 'lesson' ? 'open' : undefined}>
        <div className="lab-diagram">
          <StillDiagram events={events} narration={narration} position={at} />
          <Legend diagram={diagram(events, 0)} />
        </div>
      </div>
      {screen && variant !== 'stage' && (
        <StillBrowser events={events} lastSeq={at ? lastSeqAt(steps, at) : -1} />
      )}
      <Tabs
        name="main"
        label="Lab"
        className="lab-main lab-main-diagram"
        chosen="diagram"
        tabs={mainTabs(screen)}
      >
        {null}
      </Tabs>
      {variant === 'stage' ? (
        <>
          <Tabs name="side" label="On stage" className="lab-side" chosen="message" tabs={stageTabs(screen)}>
            <MessageView events={events} step={reached} />
          </Tabs>
          <p className="stage-sign">
            <b>{narration.title}</b>
          </p>
        </>
      ) : (
        <>
          <Tabs name="left" label="The run" className="lab-left" chosen="steps" tabs={LEFT}>
            <StepListView
              steps={steps}
              chapters={narration.chapters}
              frontier={steps.length}
              current={at - 1}
            />
          </Tabs>
          <Tabs
            name="right"
            label="What travels"
            className="lab-right"
            chosen="message"
            tabs={rightTabs(screen)}
          >
            <MessageView events={events} step={reached} />
          </Tabs>
        </>
      )}
    </section>
  )
}
