import type { Metadata } from 'next'
import board from '../../components/site/board.module.css'
import { SitePage } from '../../components/site/SitePage'
import '../../components/site/work-page.css'
import '../../components/what-if/what-if.css'
import { WhatIfSlot } from '../../components/what-if/WhatIfSlot'
import { loadEntries } from '../../content/_build/load'
import { pageMetadata } from '../page-metadata'
import { StillDrawing } from '../StillDrawing'

export const metadata: Metadata = pageMetadata({
  title: 'What if',
  description:
    'Ask what Conditional Access would answer: drop a tenant’s policies, describe a sign-in, and see the verdict, the reason policy by policy, and the smallest change that flips it. Nothing is uploaded.',
  path: '/what-if',
})

export default function WhatIfPage() {
  return (
    <SitePage
      skip={{ href: '#answer', title: 'Skip to the answer' }}
      trail={['What if']}
      here="/what-if"
      checked={loadEntries()[0]?.meta.checked ?? ''}
    >
      <main id="main" tabIndex={-1} className="work what-if">
        <div className="work-intro">
          <h1>What if?</h1>
          <p>
            Who may come in, from where, with what: Conditional Access decides it at every sign-in, by all
            policies at once. Describe a sign-in, and read what each policy makes of it.
          </p>
        </div>
        <WhatIfSlot>
          <StillDrawing name="what-if" />
        </WhatIfSlot>
        <section className={`${board.section} work-prose`} aria-labelledby="wi-about">
          <h2 id="wi-about">What answers here</h2>
          <p>
            A policy applies when every one of its conditions is met; an exclusion beats an inclusion. Of
            those that apply, a block wins over everything, and otherwise each must be satisfied. The engine
            looks at the conditions in a fixed order and stops at the first that rules a policy out: that is
            where a line ends.
          </p>
          <p>
            It is the same engine that the terminal runs. It knows what Microsoft documents, and where a
            policy holds something that it does not know, it says so instead of guessing. It does not know
            what only a live tenant knows: the risk of a person, the state of a device, where an address is.
            You say that.
          </p>
          <p>
            Your policies never leave this browser. The page asks no server, and forgets a tenant as soon as
            you close it, unless you tell it to keep one on this device.
          </p>
        </section>
      </main>
    </SitePage>
  )
}
