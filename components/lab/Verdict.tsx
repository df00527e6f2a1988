import { decidingCheck, partyNamed } from '../../simulator/doors/view'
import { Repairs } from '../inspector/Repairs'
import { Chip } from '../ui/Chip'
import { Icon } from '../ui/Icon'
import { useLab, useLabState } from './lab-context'

/** How the run ended, once the player is there. A refusal says by whom, with which code, and what would repair it. */
export function Verdict() {
  const lab = useLab()
  const story = useLabState((state) => state.story)
  const over = useLabState(
    ({ player, story: { steps } }) => steps.length > 0 && player.position >= steps.length,
  )
  const open = useLabState((state) => state.verdictOpen)
  const keptBack = useLabState((state) => state.behind !== undefined)
  const { outcome, crash } = story
  if (over && keptBack) return <KeptBack />
  if (!over || !open || !(outcome || crash)) return null
  const refused = outcome?.result === 'refused' ? outcome : undefined
  const by = refused && partyNamed(story.events, refused.by, Number.POSITIVE_INFINITY)
  const check = refused && decidingCheck(story.events)
  const why = () => {
    lab.select('left', 'why')
    lab.select('main', 'inspect')
    lab.select('inspect', 'why')
    lab.update({ sheet: true, verdictOpen: false })
  }
  return (
    <div className="verdict" role="status" data-result={outcome?.result ?? 'crashed'}>
      <span className="verdict-mark">
        <Icon name={outcome?.result === 'completed' ? 'check' : 'cross'} />
      </span>
      <div className="verdict-says">
        <p className="verdict-title">
          {refused ? (
            <>
              {refused.code ? `AADSTS${refused.code}` : refused.error}
              {by && (
                <span>
                  {' '}
                  from{' '}
                  <Chip kind={by.kind} focusable={false}>
                    {by.name}
                  </Chip>
                </span>
              )}
            </>
          ) : (
            (outcome?.says ?? 'This run came to no end')
          )}
        </p>
        {(refused || crash) && <p>{check?.says ?? refused?.says ?? crash}</p>}
      </div>
      {refused && (
        <div className="verdict-next">
          <button type="button" className="button button-small" onClick={why}>
            Why?
          </button>
          <Repairs />
        </div>
      )}
      <button
        type="button"
        className="button button-small button-plain"
        aria-label="Close"
        onClick={() => lab.update({ verdictOpen: false })}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

/** Where the lab waits for its reader: the text has asked something, and what comes next is the answer. */
function KeptBack() {
  const lab = useLab()
  return (
    <div className="verdict" role="status" data-result="waiting">
      <span className="verdict-mark">
        <Icon name="pause" />
      </span>
      <div className="verdict-says">
        <p className="verdict-title">The lab waits here for your answer</p>
        <p>What comes next would give it away. Answer in the text, and the run goes on.</p>
      </div>
      <div className="verdict-next">
        <button type="button" className="button button-small" onClick={lab.release}>
          Show it without an answer
        </button>
      </div>
    </div>
  )
}
