import { useCallback, useState } from 'react'
import { SPEEDS } from '../../simulator/doors/view'
import { useLate } from '../inspector/use-late'
import { useLab, useLabState, useStep } from '../lab/lab-context'
import { askForScene } from '../lab/scene'
import { useReducedMotion } from '../ui/use-reduced-motion'
import { type BarControl, BarView } from './BarView'
import { Rail } from './Rail'
import { Told } from './Told'
import { timeOfDay } from './track'

interface Props {
  /** Without them it still tells what happens. */
  readonly controls: boolean
  readonly beside: boolean
  /** There is no room over it. */
  readonly docked: boolean
}

/** The player's bar in a lab, `beside` a text or not. */
export function Bar({ controls, beside, docked }: Props) {
  const lab = useLab()
  const playing = useLabState(({ player, gliding }) => player.playing || gliding !== undefined)
  const speed = useLabState(({ player }) => player.speed)
  const length = useLabState(({ story }) => story.steps.length)
  const start = useLabState(({ story }) => story.events[0]?.at ?? 0)
  const breaking = useLabState(({ switches }) => Object.keys(switches).length > 0)
  const taken = useLabState((state) => state.taken)
  const step = useStep()
  const standing = useReducedMotion()
  const stage = useLabState((state) => state.stage)
  const [over, setOver] = useState<'share' | 'time'>()
  const close = useCallback(() => {
    // Whoever is in what goes away stands at the button that opened it. On a stage the space bar goes on from there.
    const list = document.activeElement?.closest<HTMLElement>('.share')
    const opener = stage ? 'play' : (list?.dataset.of ?? 'share')
    list?.closest('.bar')?.querySelector<HTMLElement>(`[data-control="${opener}"]`)?.focus()
    setOver(undefined)
  }, [stage])

  const control = (name: BarControl) => {
    const { update } = lab
    switch (name) {
      case 'play':
        return playing ? lab.pause() : lab.play()
      case 'back':
        return lab.back()
      case 'forward':
        return lab.forward(standing)
      case 'follow':
        return taken ? void lab.follow().then(askForScene) : lab.pause()
      case 'speed':
        return lab.speed(SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1)
      case 'break':
        lab.open('break')
        return update({ sheet: true })
      case 'share':
        return setOver(over === 'share' ? undefined : 'share')
      case 'time':
        if (docked) update({ sheet: true })
        return setOver(over === 'time' ? undefined : 'time')
      case 'stage':
        return lab.store.setState((state) => ({ stage: !state.stage }))
      case 'open':
        return update({ sheet: true })
    }
  }
  // A link to a moment is nothing for a stage.
  const isSharing = over === 'share' && !stage
  return (
    <BarView
      playing={playing}
      atStart={!step}
      breaking={breaking}
      follows={beside ? !taken : undefined}
      speed={`${speed}×`}
      count={`${step ? step.index + 1 : 0} / ${length}`}
      clock={timeOfDay(step?.at ?? start)}
      caption={<Told />}
      rail={<Rail />}
      controls={controls}
      onControl={control}
      sharing={isSharing ? <LateShare onClose={close} /> : over === 'time' && <LateTime onClose={close} />}
    />
  )
}

/** What shares is loaded when somebody shares. */
const loadShare = () => import('../share/Share')

function LateShare({ onClose }: { readonly onClose: () => void }) {
  const late = useLate(loadShare)
  if (late === 'failed') return <span role="status">No link: try again</span>
  return late && <late.Share onClose={onClose} />
}

/** What lets time pass is loaded when somebody does. */
const loadTime = () => import('../time/Time')

function LateTime({ onClose }: { readonly onClose: () => void }) {
  const late = useLate(loadTime)
  if (late === 'failed') return <span role="status">It did not load: try again</span>
  return late && <late.Time onClose={onClose} />
}
