import { useState, useSyncExternalStore } from 'react'
import { NO_SECRETS } from '../share/link-says'
import styles from './builder.module.css'
import { Copied } from './Copied'
import { elementSnippet, embedPath, frameSnippet } from './snippet'
import type { Made } from './use-builder'

const SHAPES = {
  frame: {
    title: 'As a frame',
    says: 'For any page that lets you write a frame. It needs no script there.',
    of: frameSnippet,
  },
  element: {
    title: 'As an element',
    says: 'For a page of yours that may load a script. It is as high as what is in it, and answers to your own buttons.',
    of: elementSnippet,
  },
} as const

const nothing = () => () => {}

/** The embed as its readers will see it, and what to copy for it. */
export function Result({ made }: { readonly made: Made | undefined }) {
  const [shape, choose] = useState<keyof typeof SHAPES>('frame')
  const [drawing, say] = useState<string>()
  const origin = useSyncExternalStore(
    nothing,
    () => location.origin,
    () => '',
  )
  if (!made) return <p className={styles.waiting}>The run is being computed …</p>
  const { choice, run, link } = made
  const { flow, options } = choice
  const embedded = { origin, flow, title: run.narration.title, options, run: link }
  const path = embedPath(embedded)
  const draw = async () => {
    say('Drawing …')
    await import('./picture')
      .then(({ downloadPicture }) => downloadPicture(run, options.step ?? 0))
      .then(() => say('The picture is in your downloads.'))
      .catch(() => say('The picture could not be drawn: try again.'))
  }
  return (
    <div className={styles.result}>
      <h2>What to copy</h2>
      <fieldset className={styles.shapes}>
        <legend>What your page takes</legend>
        {Object.entries(SHAPES).map(([name, { title, says }]) => (
          <label key={name}>
            <input
              type="radio"
              name="shape"
              checked={shape === name}
              onChange={() => choose(name as keyof typeof SHAPES)}
            />
            <b>{title}.</b> {says}
          </label>
        ))}
      </fieldset>
      <Copied text={SHAPES[shape].of(embedded)} />
      {link !== undefined && (
        <p>
          This run is not the plain one: the embed carries it behind its #, and computes it when it opens.{' '}
          {NO_SECRETS} Everything else that was typed is: user names, the code that a device shows, a line
          that was edited, and names of your own.
          {made?.run.leftOut ? ' A change that has a password or another secret in it is left out.' : ''}
        </p>
      )}
      <p className={styles.row}>
        <button type="button" className="button" onClick={() => void draw()}>
          Download picture
        </button>
        <span>An SVG of this moment, for places that take no frames.</span>
        <span role="status">{drawing}</span>
      </p>
      <h2>What your readers see</h2>
      <iframe
        // Another address is another embed: one that only got another # would keep the run that it has.
        key={path}
        src={path}
        title="Preview of the embed"
        className={styles.preview}
        style={{ height: options.height }}
      />
    </div>
  )
}
