import type { CodeSaid } from '../../simulator/doors/explain'
import { href } from '../site/href'
import { Spec } from '../ui/Spec'
import styles from './explain.module.css'

/** What a code means and what mends it: in short, with the way to its own page. */
export function CodeCard({ said }: { readonly said: CodeSaid }) {
  const { code, error, name, published, reason, hasPage } = said
  return (
    <>
      {(error || name) && (
        <p>
          {error && (
            <>
              The OAuth error that stands beside it is <code>{error}</code>
            </>
          )}
          {name && (
            <>
              {error ? ', and Microsoft’s list calls it ' : 'Microsoft’s list calls it '}
              <code>{name}</code>
            </>
          )}
          .
        </p>
      )}
      {published && (
        <p>
          In Microsoft’s words: <q>{published}</q> <Spec at="entra#error-codes" />
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
