import { useId, useRef, useState } from 'react'
import styles from './builder.module.css'

/** A text to copy, with a button that does. */
export function Copied({ text, what = 'lab' }: { readonly text: string; readonly what?: string }) {
  const id = useId()
  const ref = useRef<HTMLTextAreaElement>(null)
  const [copied, say] = useState<{ readonly text: string; readonly says: string }>()
  const copy = async () => {
    const says = await Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject())
      .then(() => 'Copied.')
      .catch(() => {
        ref.current?.select()
        return 'Your browser keeps the clipboard to itself: the text is selected, copy it by key.'
      })
    say({ text, says })
  }
  return (
    <div className={styles.copied}>
      <label htmlFor={id}>Paste this where the {what} is to stand</label>
      <textarea id={id} ref={ref} readOnly rows={text.length > 300 ? 7 : 4} value={text} />
      <p className={styles.row}>
        <button type="button" className="button button-strong" onClick={() => void copy()}>
          Copy
        </button>
        <span role="status">{copied?.text === text && copied.says}</span>
      </p>
    </div>
  )
}
