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

/** Progress as a file, out and in; and gone. `lessons` are the paths of all that there are. */
export function ProgressDesk({ lessons }: { readonly lessons: readonly string[] }) {
  const isEmpty = Object.keys(useProgress()).length === 0
  const [says, setSays] = useState('')

  const bring = (text: string | undefined) => {
    const unknown = text === undefined ? undefined : bringIn(text, lessons)
    if (unknown === undefined)
      setSays('That file is no progress of this lab: choose one that was saved here. Nothing was changed.')
    else
      setSays(
        `It is added to what was here. Nothing you had done is lost.${unknown > 0 ? ` Lessons in it that are not here: ${unknown}.` : ''}`,
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
        <button type="button" className={plain.plain} disabled={isEmpty} onClick={save}>
          Save as a file
        </button>
        <BringIn label="File with progress" mostBytes={MOST_BYTES} onText={bring} />
        <button type="button" className={plain.plain} disabled={isEmpty} onClick={forget}>
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
