import type { Metadata } from 'next'
import { Builder } from '../../components/embed-builder/Builder'
import styles from '../../components/embed-builder/builder.module.css'
import { Reference } from '../../components/embed-builder/Reference'
import { RuleBuilder } from '../../components/embed-builder/RuleBuilder'
import { FIRST_RULE } from '../../components/rules/model/examples'
import board from '../../components/site/board.module.css'
import { SitePage } from '../../components/site/SitePage'
import { loadEntries } from '../../content/_build/load'
import { catalogue } from '../../simulator/doors/catalogue'
import { pageMetadata, siteUrl } from '../page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'Embed',
  description: 'Put a live sign-in into your own page: pick the moment, see it, copy the lines.',
  path: '/embed-builder',
})

export default function EmbedPage() {
  const [first] = catalogue
  if (!first) throw new Error('There is no flow to embed.')
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Embed']}
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>Embed a moment</h1>
        <p className={board.lead}>
          A live lab in your own page. Pick the flow and the moment, see what your readers will see, copy the
          lines. It loads little until somebody touches it; one that carries a run of your own computes it at
          once.
        </p>
        <p className={`${board.lead} ${styles.noscript}`}>
          The builder needs script. Without it, write the line under “By hand” yourself: the name of the flow,
          the step, the height. A reader without script sees the beginning of the flow.
        </p>
        <Builder first={first.slug} />
        <section className={board.section} aria-labelledby="rule">
          <h2 id="rule">A rule in place of a flow</h2>
          <p>
            The membership rule of a dynamic group, with whom it takes in and why. Readers change the rule and
            what people have; whom they bring along themselves stays in their browser.
          </p>
          <details className={styles.rule}>
            <summary>Embed a membership rule</summary>
            <RuleBuilder first={FIRST_RULE} />
          </details>
        </section>
        <Reference origin={siteUrl?.origin} flow={first.slug} />
      </main>
    </SitePage>
  )
}
