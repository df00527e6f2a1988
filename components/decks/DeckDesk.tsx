'use client'

import { useState } from 'react'
import { BringIn } from '../ui/BringIn'
import plain from '../ui/plain-button.module.css'
import { saveFile } from '../ui/save-file'
import { type Deck, moveRun, type Prepared, writeDeck } from './deck'
import styles from './deck.module.css'
import { KeepForm } from './KeepForm'
import { bringDeck, deckNow, keepDeck, useDeck } from './keeper'
import { RunRow } from './RunRow'

/** A larger file is none of ours: a run may have a tenant in it. */
const MOST_BYTES = 16 * 1024 * 1024

/** The prepared runs of a trainer: in order, with titles and notes; as a file, out and in. */
export function DeckDesk() {
  const deck = useDeck()
  const [says, setSays] = useState('')
  /** The list as it was before something was removed. */
  const [before, setBefore] = useState<Deck>()

  const keep = (next: Deck, done = '') => setSays(keepDeck(next) ?? done)
  const change = (run: Prepared, part: Partial<Prepared>) =>
    keep(deckNow().map((each) => (each.id === run.id ? { ...each, ...part } : each)))
  const remove = (run: Prepared) => {
    setBefore(deck)
    keep(
      deck.filter(({ id }) => id !== run.id),
      `“${run.title}” is removed.`,
    )
  }
  const undo = () => {
    if (before) keep(before, 'It is back.')
    setBefore(undefined)
  }
  const bring = async (text: string | undefined) => {
    setBefore(undefined)
    setSays(text === undefined ? 'That file is too large to be one of ours.' : await bringDeck(text))
  }

  return (
    <section className={styles.desk} aria-labelledby="prepared-runs">
      <h2 id="prepared-runs">Prepared runs</h2>
      <p>
        A prepared run is a moment with a title: a flow, what has been changed in it, how far it has come.
        They are kept in this browser and go nowhere. On the stage, <kbd>n</kbd> goes to the next one,{' '}
        <kbd>p</kbd> to the one before.
      </p>
      <KeepForm says={setSays} />
      {deck.length === 0 ? (
        <p className={styles.none}>
          None yet. Open a lab, play to the moment that matters, press Share, then “Keep this moment”.
        </p>
      ) : (
        <ol className={styles.runs}>
          {deck.map((run, index) => (
            <RunRow
              key={run.id}
              run={run}
              isFirst={index === 0}
              isLast={index === deck.length - 1}
              onChange={(part) => change(run, part)}
              onSays={setSays}
              onMove={(by) => keep(moveRun(deckNow(), run.id, by))}
              onRemove={() => remove(run)}
            />
          ))}
        </ol>
      )}
      {deck.some(({ file }) => file !== undefined) && (
        <p>A run in a tenant that you brought in is kept with its tenant. It is in the file as well.</p>
      )}
      <p className={styles.says}>
        <span role="status">{says}</span>
        {before && (
          <button type="button" className={plain.plain} onClick={undo}>
            Undo
          </button>
        )}
      </p>
      <div className={styles.buttons}>
        <button type="button" className={plain.plain} disabled={deck.length === 0} onClick={save}>
          Save as a file
        </button>
        <BringIn label="File with prepared runs" mostBytes={MOST_BYTES} onText={(text) => void bring(text)} />
      </div>
    </section>
  )
}

function save(): void {
  saveFile('tenant-lab-runs.json', new Blob([writeDeck(deckNow())], { type: 'application/json' }))
}
