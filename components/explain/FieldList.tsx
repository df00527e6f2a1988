import type { ExplainedField, Part } from '../../simulator/doors/explain'
import { counted } from '../../simulator/doors/view'
import { Spec } from '../ui/Spec'
import styles from './explain.module.css'
import { Secret } from './Secret'
import { ROLES } from './words'

/** A longer value is folded up. */
const LONG = 140

/** Fields that stand together, under their title. */
export function FieldList({ part: { title, fields, leftOut } }: { readonly part: Part }) {
  return (
    <>
      <h4 className={styles.part}>{title}</h4>
      <dl className="fields">
        {fields.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields keep their order, and a name may come twice.
          <Field key={`${field.name} ${index}`} field={field} />
        ))}
      </dl>
      {leftOut > 0 && <p>{counted(leftOut, 'more is', 'more are')} not shown.</p>}
    </>
  )
}

function Field({ field }: { readonly field: ExplainedField }) {
  const { name, value, secret, reads, says, spec, odd, source, putBy, readBy } = field
  return (
    <div className="field">
      <dt>{name}</dt>
      <dd>
        {secret ? <Secret name={name} value={value} /> : <Value value={value} />}
        {reads && <span className="field-reads">{reads}</span>}
        {says && (
          <p>
            {says} {spec && <Spec at={spec} />}
          </p>
        )}
        {odd && <p className={styles.odd}>{odd}</p>}
        {(source || putBy || readBy) && (
          <p className="claim-source">
            {putBy && <>put there by {ROLES[putBy]}</>}
            {source && (
              <>
                {putBy ? ', from ' : 'from '}
                <code>{source}</code>
              </>
            )}
            {readBy && <>, read by {ROLES[readBy]}</>}
          </p>
        )}
      </dd>
    </div>
  )
}

function Value({ value }: { readonly value: string }) {
  if (value === '') return <span className={styles.masked}>empty</span>
  return value.length > LONG ? (
    <details className="field-long">
      <summary>
        {value.slice(0, LONG / 2)}… <small>{value.length} characters</small>
      </summary>
      <code>{value}</code>
    </details>
  ) : (
    <code>{value}</code>
  )
}
