'use client'

import { useState } from 'react'
import { BringIn } from '../ui/BringIn'
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
  const [says, setSays] = useState('')

  const bring = (text: string | undefined) => {
    setSays(
      text !== undefined && bringIn(text)
        ? 'It is added to what was here. Nothing you had done is lost.'
        : 'That file is no progress of this lab: choose one that was saved here. Nothing was changed.',
    )
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
        <BringIn label="File with progress" mostBytes={MOST_BYTES} onText={bring} />
        <button type="button" className={plain.plain} disabled={lessons === 0} onClick={forget}>
          Forget everything
        </button>
      </div>
      <p role="status">{says}</p>
    </section>
  )
}

function save(): void {
  saveFile('tenant-lab-progress.json', new Blob([writeProgress(progressNow())], { type: 'application/json' }))
}
