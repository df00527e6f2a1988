import { findFlow } from '../../simulator/doors/catalogue'
import type { Finding, Remark } from '../../simulator/doors/explain'
import { href } from '../site/href'
import { Spec } from '../ui/Spec'
import { AskApi } from './AskApi'
import { CodeCard } from './CodeCard'
import type { ExplainDoor } from './door'
import styles from './explain.module.css'
import { FieldList } from './FieldList'

interface Props {
  readonly finding: Finding
  readonly door: ExplainDoor
  readonly inside?: boolean
}

/** One thing that was found, taken apart, and below it what stands in it. */
export function FindingView({ finding, door, inside = false }: Props) {
  const { title, says, minds, parts, flows } = finding
  return (
    <>
      <article className={styles.finding} data-kind={finding.kind}>
        <h3>
          {inside && <span className={styles.inside}>In it: </span>}
          {title}
        </h3>
        {says.map((remark) => (
          <p key={remark.says}>
            <Said remark={remark} />
          </p>
        ))}
        {minds.length > 0 && (
          <ul className={styles.minds} aria-label="To mind">
            {minds.map((remark) => (
              <li key={remark.says}>
                <Said remark={remark} />
              </li>
            ))}
          </ul>
        )}
        {finding.kind === 'code' && finding.known && <CodeCard said={finding.known} />}
        {finding.kind === 'code' && !finding.known && (
          <p>
            <a className={styles.way} href={door.lookUpAt(finding.code)} rel="external noreferrer">
              Look it up at Microsoft
            </a>
          </p>
        )}
        {parts.map((part) => (
          <FieldList key={part.title} part={part} />
        ))}
        {finding.kind === 'jwt' && finding.payload && <AskApi shown={finding} door={door} />}
        <Flows slugs={flows} />
      </article>
      {finding.inside.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they keep their order, and two may be the same.
        <FindingView key={index} finding={each} door={door} inside />
      ))}
    </>
  )
}

function Said({ remark: { says, spec } }: { readonly remark: Remark }) {
  return (
    <>
      {says} {spec && <Spec at={spec} />}
    </>
  )
}

function Flows({ slugs }: { readonly slugs: readonly string[] }) {
  const flows = slugs.flatMap((slug) => findFlow(slug) ?? [])
  if (flows.length === 0) return null
  return (
    <p className={styles.flows}>
      See one travel:{' '}
      {flows.map(({ slug, title }, index) => (
        <span key={slug}>
          {index > 0 && ', '}
          <a href={href(`/lab/${slug}`)}>{title}</a>
        </span>
      ))}
    </p>
  )
}
