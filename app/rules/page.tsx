import type { Metadata } from 'next'
import { RulesSlot } from '../../components/rules/RulesSlot'
import '../../components/rules/rules.css'
import board from '../../components/site/board.module.css'
import { SitePage } from '../../components/site/SitePage'
import '../../components/site/work-page.css'
import { loadEntries } from '../../content/_build/load'
import { pageMetadata } from '../page-metadata'
import { StillDrawing } from '../StillDrawing'

export const metadata: Metadata = pageMetadata({
  title: 'Group rules',
  description:
    'Write the membership rule of a dynamic group and see whom it takes in, whom it leaves out, and which part of it decides. With the people of a sample tenant or your own; nothing is uploaded.',
  path: '/rules',
})

export default function RulesPage() {
  return (
    <SitePage
      skip={{ href: '#main', title: 'Skip to the rule' }}
      trail={['Group rules']}
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className="work rules">
        <div className="work-intro">
          <h1>Who is in this group?</h1>
          <p>
            A dynamic group has no list. It has a rule, and whoever fits it is a member. Change the rule, or
            what somebody has in the directory, and see who comes in, who falls out, and by which part.
          </p>
        </div>
        <RulesSlot>
          <StillDrawing name="rules" />
        </RulesSlot>
        <section className={`${board.section} work-prose`} aria-labelledby="ru-about">
          <h2 id="ru-about">What a rule is, and what it is not</h2>
          <p>
            When something changes about a user or a device, Entra works through all rules of the tenant
            again. It does so in the background, and promises no time: somebody who fits may still be outside.
            Here the answer comes at once. Whether the real tenant agrees, Graph’s beta says for one person
            and one group with{' '}
            <a href="https://learn.microsoft.com/graph/api/group-evaluatedynamicmembership?view=graph-rest-beta">
              evaluateDynamicMembership
            </a>
            .
          </p>
          <p>
            A rule opens doors. Whoever may write an attribute that it reads decides who is in: a helpdesk, an
            HR system, sometimes the person alone. The page marks what people change about themselves.
          </p>
          <p>
            What compares text looks past letter case. A property that is missing fits <code>-eq null</code>{' '}
            and everything that says not: the documentation settles that for device filters and is silent for
            groups. Where an export has no value for anybody, the page says that it does not know, and does
            not count it as empty.
          </p>
          <p>
            What has several values (<code>otherMails</code>, <code>proxyAddresses</code>) is compared inside{' '}
            <code>-any</code> or <code>-all</code>: so the documentation shows it. Without them the page gives
            an answer where every value comes to the same, and says that it does not know where they differ.
          </p>
        </section>
      </main>
    </SitePage>
  )
}
