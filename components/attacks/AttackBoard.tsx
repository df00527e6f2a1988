'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { AttackWords } from './attack-words'
import styles from './attacks.module.css'
import { ClaimCard } from './ClaimCard'
import { createLane, type Lane } from './lane'
import { MitigationTable } from './MitigationTable'
import { keepResults, keptResults, NOTHING, type Results } from './results'

const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

/** What stops an attack, cell by cell, and what is said of it, to be contradicted. Each has a thread of its own, so that either can be stopped. */
export function AttackBoard(attack: AttackWords) {
  const { claims, thief } = attack
  const table = useLane()
  const searches = useLane()
  const [results, change] = useResults()
  const [depth, setDepth] = useState(attack.depth)
  return (
    <>
      <section className={styles.part} aria-labelledby="what-stops-what">
        <h2 id="what-stops-what">What stops what</h2>
        <p className={styles.intro}>
          Each cell is a run of its own, with one mitigation against one way. It is computed in this page when
          you ask for it. Nobody has written down what comes of it.
        </p>
        <MitigationTable attack={attack} lane={table} results={results} onChange={change} />
      </section>
      <section className={styles.part} aria-labelledby="what-is-said">
        <h2 id="what-is-said">What is said, and a search for a run against it</h2>
        <p className={styles.intro}>
          A table has the runs that somebody thought of. A search tries every row of {thief}’s moves that
          leads somewhere new: whatever {thief}’s own page offers with what is held by then, and all of it
          again, while everybody else is sensible. It ends at a bound, and says where that is. That nobody won
          within it is not a proof. {thief} sees what comes to {thief}’s own things, and changes nobody else’s
          request.
        </p>
        <p className={styles.depth}>
          <label htmlFor="depth">Moves in a row, at most</label>
          <select id="depth" value={depth} onChange={({ target }) => setDepth(Number(target.value))}>
            {[3, 4, 5, 6].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </p>
        <div className={styles.claims}>
          {claims.map((claim) => (
            <ClaimCard
              key={claim.id}
              slug={attack.slug}
              thief={thief}
              claim={claim}
              depth={depth}
              lane={searches}
              done={results.claims[claim.id] ?? {}}
              onDone={(done) => change((all) => ({ ...all, claims: { ...all.claims, [claim.id]: done } }))}
            />
          ))}
        </div>
      </section>
    </>
  )
}

/** One thread for the life of the page. */
function useLane(): Lane {
  const lane = useRef<Lane>(undefined)
  lane.current ??= createLane(start)
  useEffect(() => () => lane.current?.stop(), [])
  return lane.current
}

/** What has been run, which Back and a reload bring again. */
function useResults() {
  const [results, setResults] = useState<Results>(NOTHING)
  const change = useCallback((part: (results: Results) => Results) => setResults(part), [])
  useEffect(() => setResults(keptResults()), [])
  useEffect(() => {
    if (results !== NOTHING) keepResults(results)
  }, [results])
  return [results, change] as const
}
