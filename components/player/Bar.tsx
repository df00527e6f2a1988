import { useEffect, useState } from 'react'
import { SPEEDS } from '../../simulator/doors/view'
import { useLab, useLabState, useStep } from '../lab/lab-context'
import { momentPath } from '../lab/moment-path'
import { askForScene } from '../lab/scene'
import { useReducedMotion } from '../ui/use-reduced-motion'
import { type BarControl, BarView } from './BarView'
import { Rail } from './Rail'
import { Told } from './Told'
import { timeOfDay } from './track'

/** The player's bar in a lab, `beside` a text or not. Without controls it still tells what happens. */
export function Bar({ controls, beside }: { readonly controls: boolean; readonly beside: boolean }) {
  const lab = useLab()
  const playing = useLabState(({ player, gliding }) => player.playing || gliding !== undefined)
  const speed = useLabState(({ player }) => player.speed)
  const length = useLabState(({ story }) => story.steps.length)
  const start = useLabState(({ story }) => story.events[0]?.at ?? 0)
  const breaking = useLabState(({ switches }) => Object.keys(switches).length > 0)
  const taken = useLabState((state) => state.taken)
  const step = useStep()
  const standing = useReducedMotion()
  const slug = useLabState(({ narration }) => narration.slug)
  const [shared, fragment, share] = useShared()

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
        return share()
      case 'stage':
        return lab.store.setState((state) => ({ stage: !state.stage }))
      case 'open':
        return update({ sheet: true })
    }
  }
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
      shared={
        shared && (
          <>
            {shared}
            {fragment && (
              <>
                <a href={momentPath('/embed-builder', slug, fragment)} target="_blank" rel="noopener">
                  Embed this moment
                </a>
                <a href={momentPath('/stage', slug, fragment)} target="_blank" rel="noopener">
                  Keep this moment
                </a>
              </>
            )}
          </>
        )
      }
    />
  )
}

/** How long a word about the link stays: long enough to follow what stands beside it. */
const SAID_MS = 20_000

/** Puts a link to this moment into the address bar and onto the clipboard. */
function useShared(): readonly [string | undefined, string | undefined, () => void] {
  const lab = useLab()
  const [said, say] = useState<string>()
  const [made, make] = useState<string>()
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => say(undefined), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  return [
    said,
    made,
    async () => {
      // What makes links is loaded now, and a network may be gone by now.
      const fragment = await lab.permalink().catch(() => undefined)
      make(fragment)
      if (fragment === undefined) return say('No link: try again')
      history.replaceState(history.state, '', `#${fragment}`)
      await navigator.clipboard
        ?.writeText(location.href)
        .then(() => say('Link copied'))
        .catch(() => say('The link is in the address bar'))
    },
  ]
}
