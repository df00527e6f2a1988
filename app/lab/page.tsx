import type { Metadata } from 'next'
import { Desk } from '../../components/sandbox/Desk'
import board from '../../components/site/board.module.css'
import { href } from '../../components/site/href'
import { SitePage } from '../../components/site/SitePage'
import { loadEntries } from '../../content/_build/load'
import { catalogue } from '../../simulator/doors/catalogue'
import { pageMetadata } from '../page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'Sandbox',
  description:
    'Run a flow in a tenant of your own: the sample tenant, a new one, or one from Graph JSON. Change it, compare before and after, keep runs in your browser.',
  path: '/lab',
})

/** The sandbox: where somebody begins who has no lesson in mind. */
export default function SandboxPage() {
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Sandbox']}
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>The sandbox</h1>
        <p className={board.lead}>
          Choose a flow, a tenant, a person and an app, change what you like, and see which step is not what
          it was. Everything runs in this page and stays in this browser.
        </p>
        <Desk />
        <section className={board.section} aria-labelledby="flows">
          <h2 id="flows">Every flow, in Contoso</h2>
          <ul className={board.ways}>
            {catalogue.map(({ slug, title }) => (
              <li key={slug}>
                <a href={href(`/lab/${slug}`)}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      </main>
    </SitePage>
  )
}
