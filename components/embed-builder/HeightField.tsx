import { useId, useState } from 'react'
import { HIGHEST, heightIn, LOWEST } from '../embed/options'
import styles from './builder.module.css'

interface Props {
  readonly height: number
  readonly onHeight: (height: number) => void
}

/** A height is taken when it is one; until then it is said which one holds. */
export function HeightField({ height, onHeight }: Props) {
  const id = useId()
  const [wrong, setWrong] = useState<string>()
  const type = (text: string) => {
    const typed = heightIn(text)
    setWrong(typed === undefined ? text : undefined)
    if (typed !== undefined) onHeight(typed)
  }
  return (
    <p className={styles.field}>
      <label htmlFor={id}>Height in pixels</label>
      <input
        id={id}
        type="number"
        min={LOWEST}
        max={HIGHEST}
        value={wrong ?? height}
        aria-invalid={wrong !== undefined || undefined}
        aria-describedby={`${id}-says`}
        onChange={({ target }) => type(target.value)}
      />
      <span id={`${id}-says`} role="status">
        {wrong !== undefined &&
          `A whole number from ${LOWEST} to ${HIGHEST}. Until you write one, the embed is ${height} pixels high.`}
      </span>
    </p>
  )
}
