'use client'

import { useRef, useState } from 'react'
import plain from '../ui/plain-button.module.css'
import { saveFile } from '../ui/save-file'
import { bringIn, forgetProgress, progressNow, useProgress } from './keeper'
import { writeProgress } from './progress'
import styles from './progress.module.css'

/** A larger file is none of ours. */
const MOST_BYTES = 1_000_000

/** Progress as a file, out and in; and gone. */
export function ProgressDesk() {
  const lessons = Object.keys(useProgress()).length
  const file = useRef<HTMLInputElement>(null)
  const [says, setSays] = useState('')

  const bring = async (chosen: File | undefined) => {
    if (!chosen) return
    const ok = chosen.size <= MOST_BYTES && bringIn(await chosen.text())
    setSays(
      ok
        ? 'It is added to what was here. Nothing you had done is lost.'
        : 'That file is no progress of this lab: choose one that was saved here. Nothing was changed.',
    )
    if (file.current) file.current.value = ''
  }
  const forget = () => {
    forgetProgress()
    setSays('Forgotten. This browser keeps nothing of it any more.')
  }

  return (
    <section className={styles.desk} aria-labelledby="your-progress">
      <h2 id="your-progress">Your progress</h2>
      <p>
        Guesses, solved exercises and the place where you stopped are kept in this browser and go nowhere.
        Save them as a file to take them to another one.
      </p>
      <div className={styles.buttons}>
        <button type="button" className={plain.plain} disabled={lessons === 0} onClick={save}>
          Save as a file
        </button>
        <button type="button" className={plain.plain} onClick={() => file.current?.click()}>
          Bring in a file
        </button>
        <button type="button" className={plain.plain} disabled={lessons === 0} onClick={forget}>
          Forget everything
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label="File with progress"
          hidden
          onChange={({ target }) => void bring(target.files?.[0])}
        />
      </div>
      <p role="status">{says}</p>
    </section>
  )
}

function save(): void {
  saveFile('tenant-lab-progress.json', new Blob([writeProgress(progressNow())], { type: 'application/json' }))
}
