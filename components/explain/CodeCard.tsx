import type { CodeSaid } from '../../simulator/doors/explain'
import { href } from '../site/href'
import { Spec } from '../ui/Spec'
import { ErrorsOf } from './ErrorsOf'
import styles from './explain.module.css'

/** What a code means and what mends it: in short, with the way to its own page. */
export function CodeCard({ said }: { readonly said: CodeSaid }) {
  const { code, errors, onPage, name, published, publishedOtherwise, reason, hasPage } = said
  return (
    <>
      {(errors.length > 0 || onPage || name) && (
        <p>
          <ErrorsOf said={said} />
          {name && (
            <>
              Microsoft’s list calls it <code>{name}</code>.
            </>
          )}
        </p>
      )}
      {published && (
        <p>
          In Microsoft’s words: <q>{published}</q> <Spec at="entra#error-codes" />
        </p>
      )}
      {publishedOtherwise && (
        <p>
          Microsoft’s list has the number for this: <q>{publishedOtherwise}</q>{' '}
          <Spec at="entra#error-codes" />
        </p>
      )}
      {reason && (
        <>
          <p>
            <b>What the refusal stops:</b> {reason.stops}
          </p>
          <p>
            <b>How to mend it:</b> {reason.mend}
          </p>
          {reason.page && (
            <p>
              <b>Where, in the Entra admin center:</b> {reason.page}
            </p>
          )}
          {reason.graph && (
            <p>
              <b>In Microsoft Graph:</b> <code>{reason.graph}</code>
            </p>
          )}
        </>
      )}
      {hasPage && (
        <p>
          <a className={styles.way} href={href(`/explain/AADSTS${code}`)}>
            See what raises it, in a run of the lab
          </a>
        </p>
      )}
    </>
  )
}
