import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ErrorsOf } from '../../../components/explain/ErrorsOf'
import styles from '../../../components/explain/explain.module.css'
import { Spec } from '../../../components/lesson/words'
import board from '../../../components/site/board.module.css'
import { href } from '../../../components/site/href'
import { SitePage } from '../../../components/site/SitePage'
import { loadEntries } from '../../../content/_build/load'
import { refusalShown } from '../../../content/reference/shown'
import { type CodeSaid, codeSaid, codesWithPage, lookUpAt } from '../../../simulator/doors/explain'
import { pageMetadata } from '../../page-metadata'

type Params = { readonly params: Promise<{ readonly code: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return codesWithPage.map((code) => ({ code: `AADSTS${code}` }))
}

const found = (code: string): CodeSaid | undefined => codeSaid(Number(/^AADSTS(\d+)$/.exec(code)?.[1]))

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const said = found((await params).code)
  if (!said) return {}
  return pageMetadata({
    title: `AADSTS${said.code}`,
    description: `AADSTS${said.code}: ${said.text} What raises it, shown in a run, and how to mend it in a real tenant.`,
    path: `/explain/AADSTS${said.code}`,
  })
}

const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A code of Entra: what it means, a run that comes to it, and what mends it. */
export default async function CodePage({ params }: Params) {
  const said = found((await params).code)
  if (!said) notFound()
  const { code, text, name, published, publishedOtherwise, reason, spec } = said
  const shown = await refusalShown(code)
  const checked = loadEntries()[0]?.meta.checked ?? ''
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Explain', `AADSTS${code}`]}
      checked={checked}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>AADSTS{code}</h1>
        <p className={board.lead}>{text}</p>
        <section className={board.section} aria-labelledby="means">
          <h2 id="means">What it means</h2>
          {published && (
            <p>
              In Microsoft’s words: <q>{published}</q>
            </p>
          )}
          {publishedOtherwise && (
            <p>
              Microsoft’s list has the number for this: <q>{publishedOtherwise}</q>
            </p>
          )}
          {(said.errors.length > 0 || said.onPage || name) && (
            <p>
              <ErrorsOf said={said} />
              {name && (
                <>
                  Microsoft’s list calls it <code className={styles.wire}>{name}</code>.{' '}
                </>
              )}
              The number may change, and Microsoft says that apps should go by the error.
            </p>
          )}
          {reason && <p>What the refusal stops: {reason.stops}</p>}
        </section>
        <section className={board.section} aria-labelledby="raises">
          <h2 id="raises">What raises it here</h2>
          {shown && 'href' in shown ? (
            <>
              <p>
                A run of “{shown.title}” that comes to it. It opens at the refusal; Why says what was looked
                at.
              </p>
              <ul className={board.ways}>
                <li>
                  <a href={shown.href}>See it happen</a>
                </li>
              </ul>
            </>
          ) : (
            <p>No run shows it yet. {shown && 'why' in shown ? shown.why : ''}</p>
          )}
        </section>
        <section className={board.section} aria-labelledby="mend">
          <h2 id="mend">How to mend it in a real tenant</h2>
          <p>{reason ? reason.mend : 'This lab does not know more than what stands above.'}</p>
          {reason?.page && <p>In the Entra admin center: {reason.page}.</p>}
          {reason?.graph && (
            <p>
              In Microsoft Graph v1.0: <code className={styles.wire}>{reason.graph}</code>
            </p>
          )}
          <p>
            Do you have the whole text, with its Trace ID and Correlation ID? Paste it into{' '}
            <a href={href('/explain')}>Explain</a>. In the sign-in log of the tenant, look for the Correlation
            ID.
          </p>
        </section>
        <section className={board.section} aria-labelledby="sources">
          <h2 id="sources">Sources</h2>
          <p>
            <Spec id={spec} />, checked in{' '}
            <time dateTime={checked}>{month.format(new Date(`${checked}-01T00:00:00Z`))}</time>. What
            Microsoft says of it today: <a href={lookUpAt(code)}>{lookUpAt(code)}</a>.
          </p>
        </section>
      </main>
    </SitePage>
  )
}
