import { useEffect, useRef } from 'react'
import { type AskedFlow, answerAt, type EndId, walk } from '../../simulator/doors/gallery'
import { href } from '../site/href'
import styles from './gallery.module.css'
import { type Links, Sources } from './Sources'
import { WhyNot } from './WhyNot'

interface HelperProps {
  readonly flows: readonly AskedFlow[]
  readonly links: Links
  /** What was answered so far. */
  readonly way: readonly string[]
  readonly onWay: (way: readonly string[]) => void
}

/** A few questions that end at the flow to use, and say why not the others. */
export function Helper({ flows, links, way, onWay }: HelperProps) {
  const { answered, at } = walk(way)
  const heading = useRef<HTMLHeadingElement>(null)
  const pressed = useRef(false)
  const goTo = (next: readonly string[]) => {
    pressed.current = true
    onWay(next)
  }
  // The button that was pressed is gone: whoever pressed it goes on at what came in its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about what is shown after another way.
  useEffect(() => {
    if (pressed.current) heading.current?.focus()
    pressed.current = false
  }, [way])

  return (
    <div className={styles.helper}>
      {answered.length > 0 && (
        <ol className={styles.answered} aria-label="What you have answered">
          {answered.map(({ question, choice }, index) => (
            <li key={question.asks}>
              {question.asks} <b>{choice.says}</b>{' '}
              <button
                type="button"
                className={styles.change}
                aria-label={`Change: ${question.asks}`}
                onClick={() => goTo(way.slice(0, index))}
              >
                Change
              </button>
            </li>
          ))}
        </ol>
      )}
      {typeof at === 'string' ? (
        <End flows={flows} links={links} id={at} heading={heading} />
      ) : (
        <>
          <h3 ref={heading} tabIndex={-1} id="helper-asks">
            {at.asks}
          </h3>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and these are buttons. */}
          <div role="group" aria-labelledby="helper-asks" className={styles.choices}>
            {at.choices.map(({ id, says }) => (
              <button key={id} type="button" onClick={() => goTo([...way, id])}>
                {says}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  )
}

interface EndProps {
  readonly flows: readonly AskedFlow[]
  readonly links: Links
  readonly id: EndId
  readonly heading: React.RefObject<HTMLHeadingElement | null>
}

function End({ flows, links, id, heading }: EndProps) {
  const { end, flows: playing, not } = answerAt(id, flows)
  return (
    <div className={styles.end}>
      <h3 ref={heading} tabIndex={-1}>
        Use: {end.name}
      </h3>
      <p>
        {end.says} <Sources specs={end.specs} links={links} />
      </p>
      {playing.length === 0 ? (
        <p className={styles.missing}>
          Tenant Lab cannot play this yet. Until it can, read it where it is written: the links above.
        </p>
      ) : (
        <ul className={styles.playing}>
          {playing.map(({ flow, how }) => (
            <li key={flow.slug}>
              <a href={href(`/lab/${flow.slug}`)}>Run it: {flow.title}</a>
              <span>{how}</span>
            </li>
          ))}
        </ul>
      )}
      <h4>Why not the others</h4>
      <WhyNot of={not} links={links} />
    </div>
  )
}
