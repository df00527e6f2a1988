import { decidingCheck, partyNamed } from '../../simulator/doors/view'
import { Chip } from '../ui/Chip'
import { Icon, type IconName } from '../ui/Icon'
import { useLab, useLabState } from './lab-context'

/** How the run ended: in one line, where until now it was told. A refusal says by whom and with which code; why, and what would repair it, is a press away. */
export function Verdict() {
  const lab = useLab()
  const { events, outcome, crash } = useLabState(({ story }) => story)
  const refused = outcome?.result === 'refused' ? outcome : undefined
  const by = refused && partyNamed(events, refused.by, Number.POSITIVE_INFINITY)
  const why = () => {
    lab.open('why')
    lab.update({ sheet: true })
  }
  return (
    <Told result={outcome?.result ?? 'crashed'} icon={outcome?.result === 'completed' ? 'check' : 'cross'}>
      <p>
        <b>
          {refused ? (refused.code ? `AADSTS${refused.code}` : refused.error) : null}
          {by && (
            <>
              {' from '}
              <Chip kind={by.kind} focusable={false}>
                {by.name}
              </Chip>
            </>
          )}
          {outcome?.result === 'completed' && outcome.says}
          {crash && 'This run came to no end'}
        </b>
        {refused && <> {decidingCheck(events)?.says ?? refused.says}</>}
        {crash && <> {crash}</>}
      </p>
      {refused && (
        <button type="button" className="button button-small" onClick={why}>
          Why?
        </button>
      )}
    </Told>
  )
}

/** Where the lab waits for its reader: the text has asked something, and what comes next is the answer. */
export function KeptBack() {
  const lab = useLab()
  return (
    <Told result="waiting" icon="pause">
      <p>
        <b>The lab waits here for your answer</b> in the text: what comes next would give it away.
      </p>
      <button type="button" className="button button-small" onClick={lab.release}>
        Show it without an answer
      </button>
    </Told>
  )
}

function Told({
  result,
  icon,
  children,
}: {
  readonly result: string
  readonly icon: IconName
  readonly children: React.ReactNode
}) {
  return (
    <div className="verdict" role="status" aria-label="How it ended" data-result={result}>
      <span className="verdict-mark">
        <Icon name={icon} />
      </span>
      {children}
    </div>
  )
}
