import type { Metadata } from 'next'
import { Spec } from '../../components/lesson/words'
import board from '../../components/site/board.module.css'
import { href } from '../../components/site/href'
import list from '../../components/site/list.module.css'
import { SitePage } from '../../components/site/SitePage'
import { loadEntries } from '../../content/_build/load'
import { lessonsByTerm } from '../../content/_build/terms'
import { glossary } from '../../content/glossary/glossary'
import { pageMetadata } from '../page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'Glossary',
  description:
    'The words of identity and access management, each in two or three sentences, with its source.',
  path: '/glossary',
})

export default async function GlossaryPage() {
  const [first] = loadEntries()
  const taught = await lessonsByTerm()
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Glossary']}
      checked={first?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>Glossary</h1>
        <p className={board.lead}>
          The words of the trade, and what is meant by them here. What single parameters, claims and codes
          mean is in the <a href={href('/reference')}>reference</a>.
        </p>
        <dl className={list.list}>
          {glossary.map(({ id, title, also, says, source }) => (
            <div key={id} id={id} className={list.entry}>
              <dt>
                <a href={`#${id}`}>{title}</a>
              </dt>
              <dd>
                <p>{says}</p>
                {also && <p className={list.also}>Found here too: {also.join(', ')}</p>}
                <p className={list.sources}>
                  {typeof source === 'string' ? (
                    <Spec id={source} />
                  ) : (
                    <a href={source.href} rel="external">
                      {source.title}
                    </a>
                  )}
                  {(taught.get(id) ?? []).map(({ path, number, meta }) => (
                    <a key={path} href={href(`/learn/${path}`)}>{`Lesson ${number}: ${meta.short}`}</a>
                  ))}
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </main>
    </SitePage>
  )
}
