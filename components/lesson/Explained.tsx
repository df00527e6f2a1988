import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { type InRun, isInStep } from '../../simulator/doors/view'
import { useLab, useLabState, useStep } from '../lab/lab-context'
import styles from './act.module.css'

/** Words of the text that point at something in a message, and what that is called. */
interface Pointing {
  readonly name: string
  readonly words: HTMLElement
}

/** Where the text explains the message that is looked at, and what stands in it. Pressed, its words take the focus. */
export default function Explained() {
  const lab = useLab()
  const events = useLabState(({ story }) => story.events)
  const step = useStep()
  const [found, setFound] = useState<readonly Pointing[]>([])
  // Once it is drawn: the message does not wait for it.
  useEffect(() => setFound(step ? pointings((wanted) => isInStep(events, step, wanted)) : []), [events, step])
  const goTo = (words: HTMLElement) => {
    // The text is out of reach while the lab lies over it.
    flushSync(() => lab.closeSheet())
    words.scrollIntoView({ block: 'center' })
    words.focus({ preventScroll: true })
  }
  if (found.length === 0) return null
  return (
    <p className={styles.explained}>
      Explained in the text:{' '}
      {found.map(({ name, words }) => (
        <button key={name} type="button" onClick={() => goTo(words)}>
          {name}
        </button>
      ))}
    </p>
  )
}

function pointings(isHere: (wanted: InRun) => boolean): readonly Pointing[] {
  const all = [...document.querySelectorAll<HTMLElement>('[data-see]')].flatMap((words) => {
    const wanted = JSON.parse(words.dataset.see ?? '{}') as InRun
    return isHere(wanted) ? [{ name: wanted.field ?? words.textContent, words }] : []
  })
  return all.filter(({ name }, index) => all.findIndex((each) => each.name === name) === index)
}
