import { refusedOnTheWay } from '../../../simulator/doors/why'
import { useLab, useLabState } from '../../lab/lab-context'

/** What was refused before: the same again and again is one line. Each leads to its step. */
export function WhyWay() {
  const lab = useLab()
  const { events, steps } = useLabState(({ story }) => story)
  const way = refusedOnTheWay(events, steps)
  if (way.length === 0) return null
  return (
    <section className="why-way" aria-label="Refused on the way">
      <h2>Refused on the way</h2>
      <ol>
        {way.map(({ check, times, step }) => {
          const code = check.error.code
          const says = `${times > 1 ? `${times} × ` : ''}${code === undefined ? check.error.error : `AADSTS${code}`}`
          return (
            <li key={check.seq}>
              {step === undefined ? (
                <span>{says}</span>
              ) : (
                <button type="button" className="link" onClick={() => lab.seek(step + 1)}>
                  {says}
                </button>
              )}{' '}
              {check.says}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
