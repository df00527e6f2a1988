import { Boundary } from '../ui/Boundary'
import { Counterfactuals } from './answer/Counterfactuals'
import { Matrix } from './answer/Matrix'
import { Required } from './answer/Required'
import { Announcer, Verdict } from './answer/Verdict'
import { ChangeSection } from './ChangeSection'
import { Problem } from './Problem'
import { QuestionForm } from './question/QuestionForm'
import { ResetLine } from './question/ResetLine'
import { DropZone } from './tenant/DropZone'
import { OtherTenant } from './tenant/OtherTenant'
import { TenantBar } from './tenant/TenantBar'
import { type Live, useIsOfOther, WhatIfContext } from './use-what-if'
import { VerdictDock } from './VerdictDock'

/** The question on one side, the answer beside it. */
export function WhatIf({ live }: { readonly live: Live }) {
  return (
    <WhatIfContext value={live}>
      <Boundary>
        <div className="wi" data-found={JSON.stringify(live.control.found)}>
          <VerdictDock />
          <div className="wi-question">
            <h2 className="wi-heading" id="wi-question-title" tabIndex={-1}>
              The question
            </h2>
            <ResetLine />
            <QuestionForm />
          </div>
          <div className="wi-answer" id="answer">
            <TenantBar />
            <Problem />
            <OtherTenant />
            <Verdict />
            <Announcer />
            <Answer />
          </div>
          <DropZone />
        </div>
      </Boundary>
    </WhatIfContext>
  )
}

/** What stands under the verdict; nothing, while it would be another tenant's. */
function Answer() {
  if (useIsOfOther()) return null
  return (
    <>
      <Matrix />
      <ChangeSection />
      <div className="wi-columns">
        <div>
          <Required />
        </div>
        <Counterfactuals />
      </div>
    </>
  )
}
