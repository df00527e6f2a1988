import type { Metadata } from 'next'
import { Spec } from '../../components/lesson/words'
import board from '../../components/site/board.module.css'
import { href } from '../../components/site/href'
import list from '../../components/site/list.module.css'
import { SitePage } from '../../components/site/SitePage'
import { loadEntries } from '../../content/_build/load'
import { reference } from '../../content/reference/reference'
import { type RefusalShown, refusalsShown } from '../../content/reference/shown'
import { pageMetadata } from '../page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'Reference',
  description:
    'Every parameter, claim, header and refusal code that travels in the flows of this lab: what it means at which place, and where that is laid down.',
  path: '/reference',
})

export default async function ReferencePage() {
  const [first] = loadEntries()
  const shown = await refusalsShown()
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the text' }}
      trail={['Reference']}
      checked={first?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className={board.page}>
        <h1>Reference</h1>
        <p className={board.lead}>
          Every word that travels in the flows of this lab. It is read from the engine: what the inspectors
          say beside a message stands here in one list.
        </p>
        <ul className={list.contents}>
          {reference.map(({ kind, title }) => (
            <li key={kind}>
              <a href={`#${kind}`}>{title}</a>
            </li>
          ))}
        </ul>
        {reference.map(({ kind, title, says, entries }) => (
          <section key={kind} className={board.section} aria-labelledby={kind}>
            <h2 id={kind}>{title}</h2>
            <p>{says}</p>
            <dl className={list.list}>
              {entries.map(({ id, name, also, meanings }) => (
                <div key={id} id={id} className={list.entry}>
                  <dt>
                    <code>{name}</code>
                  </dt>
                  <dd>
                    {kind === 'code' && also?.includes(', ') && (
                      <p className={list.also}>{also.split(', ').at(-1)}</p>
                    )}
                    {meanings.map(({ where, says, spec }) => (
                      <p key={where}>
                        {where && <span className={list.where}>{where}: </span>}
                        {says} {spec && <Spec id={spec} />}
                      </p>
                    ))}
                    {kind === 'code' && (
                      <p>
                        <a href={href(`/explain/${name}`)}>What raises it, and how to mend it</a>
                      </p>
                    )}
                    {kind === 'code' && <See shown={shown.get(Number(name.replace('AADSTS', '')))} />}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </main>
    </SitePage>
  )
}

/** The way to a run that is refused so. */
function See({ shown }: { readonly shown: RefusalShown | undefined }) {
  if (!shown) return null
  return (
    <p>
      {'why' in shown ? (
        `Not to be seen here yet: ${shown.why}`
      ) : (
        <a href={shown.href}>See it happen: {shown.title}</a>
      )}
    </p>
  )
}
