import { useState } from 'react'
import { ROLE } from '../ui/table-roles'
import type { AttackWords } from './attack-words'
import styles from './attacks.module.css'
import { Cell } from './Cell'
import type { Lane } from './lane'
import { keyOf, type Results } from './results'
import { cellWords, tableWords } from './words'

interface Props {
  readonly attack: AttackWords
  readonly lane: Lane
  readonly results: Results
  readonly onChange: (part: (results: Results) => Results) => void
}

/** Mitigations by ways: an empty table, until its reader has its cells run. */
export function MitigationTable({ attack, lane, results, onChange }: Props) {
  const { slug, thief, ways, mitigations } = attack
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set())
  const [told, setTold] = useState('')
  const all = mitigations.flatMap((mitigation) => ways.map((way) => ({ mitigation, way })))
  const left = all.filter(({ mitigation, way }) => !results.cells[keyOf(mitigation.id, way.id)])

  async function run(cells: typeof all): Promise<void> {
    const keys = cells.map(({ mitigation, way }) => keyOf(mitigation.id, way.id))
    setWaiting((before) => new Set([...before, ...keys]))
    setTold('')
    try {
      const made = await Promise.all(
        cells.map(async ({ mitigation, way }, index) => {
          const key = keys[index] ?? ''
          const done = await lane.ask({ kind: 'cell', slug, way: way.id, mitigation: mitigation.id })
          setWaiting((before) => new Set([...before].filter((each) => each !== key)))
          if (!done) return false
          onChange((before) => ({ ...before, cells: { ...before.cells, [key]: done } }))
          if (cells.length === 1)
            setTold(`${mitigation.title} against ${way.title}: ${cellWords(done).says}.`)
          return true
        }),
      )
      const count = made.filter(Boolean).length
      if (cells.length > 1 || count === 0) setTold(tableWords(count, cells.length))
    } catch (fault) {
      setWaiting(new Set())
      setTold(fault instanceof Error ? fault.message : String(fault))
    }
  }
  return (
    <>
      <p className={styles.run}>
        {waiting.size > 0 ? (
          <button type="button" className="button" data-control="run-table" onClick={lane.stop}>
            Stop
          </button>
        ) : (
          <button
            type="button"
            className="button button-strong"
            data-control="run-table"
            onClick={() => void run(left.length > 0 ? left : all)}
          >
            {left.length === 0 ? 'Run the whole table again' : 'Run the whole table'}
          </button>
        )}
        <span role="status">
          {waiting.size > 0 ? `${all.length - left.length} of ${all.length} runs made` : told}
        </span>
      </p>
      <table className={styles.table} {...ROLE.table} aria-labelledby="what-stops-what">
        <thead {...ROLE.rowgroup}>
          <tr {...ROLE.row}>
            <th scope="col" {...ROLE.columnheader}>
              Mitigation
            </th>
            {ways.map(({ id, title }) => (
              <th key={id} scope="col" {...ROLE.columnheader}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.rowgroup}>
          {mitigations.map((mitigation) => (
            <tr key={mitigation.id} {...ROLE.row}>
              <th scope="row" {...ROLE.rowheader}>
                <b>{mitigation.title}</b>
                <span>{mitigation.says}</span>
                {mitigation.spec && (
                  <a href={mitigation.spec.href} rel="external">
                    {mitigation.spec.title}
                  </a>
                )}
              </th>
              {ways.map((way) => {
                const key = keyOf(mitigation.id, way.id)
                return (
                  <Cell
                    key={key}
                    mitigation={mitigation.title}
                    way={way.title}
                    thief={thief}
                    done={results.cells[key]}
                    isRunning={waiting.has(key)}
                    onRun={() => void run([{ mitigation, way }])}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
