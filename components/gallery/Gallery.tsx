'use client'

import { type ReactNode, useMemo, useState } from 'react'
import { type Asker, LONGEST_QUESTION } from '../../simulator/doors/gallery'
import type { Found } from '../../simulator/doors/gallery-search'
import { ASKERS } from './address'
import { Card, type GalleryFlow, WHO } from './Card'
import styles from './gallery.module.css'
import { Helper } from './Helper'
import { type Links, Sources } from './Sources'
import { useFinder } from './use-finder'
import { usePlace } from './use-place'
import { Played } from './WhyNot'

interface GalleryProps {
  readonly flows: readonly GalleryFlow[]
  /** Of every specification that is named here. */
  readonly links: Links
  /** The helper as a list. */
  readonly allWays: ReactNode
}

/** Every flow with its picture; a search by what somebody asks, which stays in the page; and the helper. */
export function Gallery({ flows, links, allWays }: GalleryProps) {
  const [{ who, way }, go] = usePlace()
  const [question, setQuestion] = useState('')
  const [isReached, setReached] = useState(false)
  const asks = question.trim() !== ''
  const finder = useFinder(flows, asks || isReached)
  const found = useMemo(
    () => (asks && typeof finder === 'function' ? finder(question) : undefined),
    [asks, finder, question],
  )
  const hits = found?.flatMap((each) => (each.kind === 'flow' ? [each.flow.slug] : []))
  const isShown = ({ slug, asked }: GalleryFlow) =>
    (hits?.includes(slug) ?? true) && (who === undefined || asked.who.includes(who))
  const rank = ({ slug }: GalleryFlow) => {
    const at = hits?.indexOf(slug) ?? 0
    return at < 0 ? flows.length : at
  }
  const ordered = flows.toSorted((one, other) => rank(one) - rank(other))
  const count = flows.filter(isShown).length

  return (
    <>
      <section className={styles.section} aria-labelledby="which">
        <h2 id="which">Which one do I need?</h2>
        <div className={styles.live}>
          <Helper flows={flows} links={links} way={way} onWay={(next) => go({ way: next })} />
        </div>
        {allWays}
      </section>
      <section className={styles.section} aria-labelledby="every">
        <h2 id="every">Every flow</h2>
        <div className={styles.live}>
          <div className={styles.search}>
            <label htmlFor="flow-question">Ask in your own words. What you type stays in this page.</label>
            <input
              id="flow-question"
              type="text"
              autoComplete="off"
              maxLength={LONGEST_QUESTION}
              placeholder="why does my nightly script break?"
              value={question}
              onFocus={() => setReached(true)}
              onBlur={() => setReached(false)}
              onChange={({ target }) => setQuestion(target.value)}
            />
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and these are buttons. */}
          <div role="group" aria-labelledby="who-asks" className={styles.filter}>
            <span id="who-asks">Who asks</span>
            {[undefined, ...ASKERS].map((each) => (
              <button
                key={each ?? 'all'}
                type="button"
                aria-pressed={who === each}
                data-control={`who-${each ?? 'all'}`}
                onClick={() => go({ who: each })}
              >
                {each ? WHO[each] : 'Anybody'}
              </button>
            ))}
          </div>
          <p role="status" className={styles.status}>
            {statusOf(finder, asks, count, flows.length, who)}
          </p>
        </div>
        {found && <Others found={found} links={links} />}
        <ul className={styles.cards}>
          {ordered.map((flow) => (
            <Card key={flow.slug} flow={flow} hidden={!isShown(flow)} />
          ))}
        </ul>
      </section>
    </>
  )
}

function statusOf(
  finder: ReturnType<typeof useFinder>,
  asks: boolean,
  count: number,
  all: number,
  who: Asker | undefined,
): string {
  if (asks && finder === 'failed')
    return 'The search could not be loaded: it needs the network once. Empty the field and type again.'
  if (asks && typeof finder !== 'function') return 'Loading the search.'
  if (asks && count === 0 && who)
    return `No flow that begins with ${WHO[who].toLowerCase()} answers that. Choose Anybody, or say it in other words.`
  if (asks && count === 0)
    return 'No flow here answers that. Say it in other words, or take the questions above.'
  return count === all ? `All ${all} flows.` : `${count} of ${all} flows.`
}

/** What was found that is no flow of this lab. */
function Others({ found, links }: { readonly found: readonly Found[]; readonly links: Links }) {
  const others = found.filter((each) => each.kind !== 'flow')
  if (others.length === 0) return null
  return (
    <ul className={styles.others} aria-label="Also found">
      {others.map((each) =>
        each.kind === 'unraised' ? (
          <li key={each.unraised.code}>
            <b>AADSTS{each.unraised.code}</b> is raised by no flow here. {each.unraised.says}{' '}
            <Sources specs={each.unraised.specs} links={links} />
          </li>
        ) : each.kind === 'not-built' ? (
          <li key={each.end.name}>
            <b>{each.end.name}</b> is not built here yet. {each.end.says}{' '}
            <Sources specs={each.end.specs} links={links} />
          </li>
        ) : (
          <li key={each.rejected.title}>
            <b>{each.rejected.title}.</b> {each.rejected.says} {each.rejected.instead}{' '}
            <Sources specs={each.rejected.sources} links={links} checked={each.rejected.checked} />
            <Played slug={each.rejected.played} />
          </li>
        ),
      )}
    </ul>
  )
}
