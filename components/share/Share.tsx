import { useEffect, useRef, useState } from 'react'
import { loadLinks } from '../lab/engine'
import { useLab } from '../lab/lab-context'
import { momentPath } from '../lab/moment-path'
import { Icon } from '../ui/Icon'
import { type LinkSays, linkSays } from './link-says'
import { moment } from './moment'
import { SaveRun } from './SaveRun'
import { TOO_LONG } from './too-long'

/** How long a word about the link stays: long enough to follow what stands beside it. */
const SAID_MS = 20_000

interface Made {
  readonly fragment: string
  /** Whether it can be opened: a run may be too long for any link. */
  readonly fits: boolean
  readonly says: LinkSays
}

/** The link to this moment: what it says is read before it is copied. */
export function Share({ onClose }: { readonly onClose: () => void }) {
  const lab = useLab()
  const [made, make] = useState<Made | 'failed'>()
  const [said, say] = useState<string>()
  const copy = useRef<HTMLButtonElement>(null)
  const ref = useRef<HTMLElement>(null)
  const { slug } = lab.store.getState().narration

  useEffect(() => {
    let shown = true
    const look = async () => {
      const { encodePermalink, fitsInLink, promptNamed } = await loadLinks()
      const { saysTyped } = await import('../../simulator/doors/export')
      const now = lab.store.getState()
      const state = await moment(now)
      const { narration, story } = now
      const sentence = (...[kind, value]: Parameters<Parameters<typeof linkSays>[3]>) =>
        promptNamed(kind).sentence(value)
      const fragment = await encodePermalink(state)
      return {
        fragment,
        fits: fitsInLink(state, fragment),
        says: linkSays(
          state,
          narration,
          story.steps,
          sentence,
          now.interventions.length - state.interventions.length,
          saysTyped(state, story.events),
        ),
      }
    }
    // What makes links is loaded now, and a network may be gone by now.
    look().then(
      (link) => shown && make(link),
      () => shown && make('failed'),
    )
    return () => {
      shown = false
    }
  }, [lab])
  const isMade = made !== undefined && made !== 'failed'
  useEffect(() => {
    if (isMade) copy.current?.focus()
  }, [isMade])

  useEffect(() => {
    if (!said) return
    const timer = setTimeout(onClose, SAID_MS)
    return () => clearTimeout(timer)
  }, [said, onClose])

  const put = async (fragment: string) => {
    history.replaceState(history.state, '', `#${fragment}`)
    await navigator.clipboard
      ?.writeText(location.href)
      .then(() => say('Link copied'))
      .catch(() => say('The link is in the address bar'))
    // The button that was pressed is gone.
    ref.current?.focus()
  }
  if (made === undefined) return null
  return (
    <section
      ref={ref}
      className="share"
      tabIndex={-1}
      aria-label="Share this moment"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      {made === 'failed' ? (
        <>
          <p role="status">What makes links did not load: close this, and try again.</p>
          <SaveRun state={lab.store.getState()} />
        </>
      ) : (
        <>
          {!made.fits && <p role="status">{TOO_LONG}</p>}
          {!said && made.fits && <Words of={made.says} />}
          <SaveRun state={lab.store.getState()} />
          <p className="share-ways">
            {!said && made.fits && (
              <button
                ref={copy}
                type="button"
                className="button button-strong"
                onClick={() => void put(made.fragment)}
              >
                Copy link
              </button>
            )}
            <span role="status">{said}</span>
            {made.fits && (
              <>
                <a href={momentPath('/embed-builder', slug, made.fragment)} target="_blank" rel="noopener">
                  Embed this moment
                </a>
                <a href={momentPath('/stage', slug, made.fragment)} target="_blank" rel="noopener">
                  Keep this moment
                </a>
              </>
            )}
          </p>
        </>
      )}
      <button
        type="button"
        className="button button-plain share-close"
        aria-label="Close what is shared"
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </section>
  )
}

function Words({ of: { says, keeps } }: { readonly of: LinkSays }) {
  return (
    <>
      <h2>What the link says</h2>
      <p className="quiet">Whoever opens it reads this as it stands here.</p>
      <dl>
        {says.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once, and names repeat.
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>What it keeps to itself</h2>
      <ul>
        {keeps.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </>
  )
}
