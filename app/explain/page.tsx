import type { Metadata } from 'next'
import { Explain } from '../../components/explain/Explain'
import styles from '../../components/explain/explain.module.css'
import board from '../../components/site/board.module.css'
import { href } from '../../components/site/href'
import { SitePage } from '../../components/site/SitePage'
import { loadEntries } from '../../content/_build/load'
import { codeSaid, codesWithPage } from '../../simulator/doors/explain'
import { pageMetadata } from '../page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'Explain',
  description:
    'Paste a token, the address of a sign-in or of what came back, or an AADSTS number: it is taken apart in the page, claim by claim and parameter by parameter. Nothing leaves the page.',
  path: '/explain',
})

export default function ExplainPage() {
  const codes = codesWithPage.flatMap((code) => codeSaid(code) ?? [])
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Explain']}
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>Explain</h1>
        <p className={board.lead}>
          Paste a token, the address of a sign-in, what came back from one, or an AADSTS number. It is taken
          apart: what each part means, who put it there, who reads it, and which API would refuse it. Nothing
          is sent or kept, and what is secret is hidden until you ask for it.
        </p>
        <p className={`${board.lead} ${styles.noscript}`}>
          Taking things apart needs script: it happens in this page, and there is no server to send them to.
          What every parameter and claim means stands in the <a href={href('/reference')}>reference</a>, and
          each code below has a page that needs no script.
        </p>
        <Explain />
        <section className={board.section} aria-labelledby="codes">
          <h2 id="codes">Codes of Entra</h2>
          <p>
            The AADSTS codes that the identity provider of this lab can give. Each has a page: what it means,
            a run that comes to it where there is one, and how to mend it in a real tenant.
          </p>
          <ul className={styles.codes}>
            {codes.map(({ code, text }) => (
              <li key={code}>
                <a href={href(`/explain/AADSTS${code}`)}>AADSTS{code}</a>
                <br />
                {text}
              </li>
            ))}
          </ul>
        </section>
      </main>
    </SitePage>
  )
}
