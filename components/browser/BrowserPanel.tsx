import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { browser, phone } from '../../simulator/doors/view'
import { useLab, useLabState, useLastSeq } from '../lab/lab-context'
import { screenInUse, screensOf } from '../lab/screens'
import { isOffer, promptAt } from '../lab/story'
import { Phone } from '../phone/Phone'
import { AddressBar } from './AddressBar'
import { PageView } from './PageView'
import { ScreenTabs } from './ScreenTabs'
import { WhoAmI } from './WhoAmI'

/** The screen in use: a real address, a page, and forms that answer the run. Beside it the phone, while it shows a code. */
export function BrowserPanel() {
  const lab = useLab()
  const story = useLabState((state) => state.story)
  const given = useLabState(({ answers }) => answers.length)
  const playing = useLabState(({ player, gliding }) => player.playing || gliding !== undefined)
  const lastSeq = useLastSeq()
  const { events, filled } = story
  const screens = useMemo(() => screensOf(events, lastSeq), [events, lastSeq])
  const open = promptAt(events, lastSeq)
  const inUse = screenInUse(events, lastSeq, open)
  // Its reader may look at another screen, until the story goes on at one.
  const [looked, look] = useState<{ readonly at: string; readonly while: string | undefined }>()
  const id = looked && looked.while === inUse ? looked.at : inUse
  const screen = screens.find((each) => each.id === id)
  const prompt = open?.on === id ? open : undefined
  const view = browser(events, lastSeq, id ?? '')
  const code = prompt?.kind === 'totp' ? phone(events, lastSeq, prompt.person) : undefined
  const [put, putIn] = useState<{ readonly text: string; readonly index: number }>()
  const ref = useRef<HTMLElement>(null)
  /** The place of the question that its reader is asked. */
  const asked = prompt && !isOffer(story, prompt) && !playing ? prompt.index : undefined

  /** Shows its reader what is to be filled in, however low the panel is. */
  const bring = useCallback(() => {
    const input = ref.current?.querySelector<HTMLElement>('.page input')
    if (lab.store.getState().taken) input?.scrollIntoView({ block: 'nearest' })
    return input
  }, [lab])

  // A question takes the focus when it comes up while its reader is working here; not when a text scrolled it by, and not
  // on stage, where the keys drive the player.
  useEffect(() => {
    if (asked === undefined) return
    const input = bring()
    const { taken, stage } = lab.store.getState()
    if (!taken || stage || matchMedia('(pointer: coarse)').matches) return
    // A decision is read before it is taken: the focus goes to the page, not to one of its buttons.
    const place = input ?? ref.current
    // Who goes step by step goes on so: the next press is no answer.
    if (!document.activeElement?.closest('.rail, .steps, .browser, .tablist, [data-control="forward"]'))
      place?.focus({ preventScroll: true })
  }, [lab, asked, bring])

  const isBrowser = screen === undefined || screen.kind === 'browser'
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className="browser"
      aria-label={isBrowser ? 'Simulated browser' : screen.name}
      data-loading={view.loading || undefined}
    >
      <div className="browser-head">
        {screens.length > 1 && (
          <ScreenTabs
            screens={screens}
            chosen={id}
            inUse={inUse}
            onChoose={(at) => look({ at, while: inUse })}
          />
        )}
        {isBrowser ? (
          <AddressBar url={view.url} />
        ) : (
          screens.length === 1 && <p className="browser-name">{screen.name}</p>
        )}
      </div>
      {/* A page with nothing to press scrolls by keyboard as well. */}
      <div className="browser-body" {...(prompt ? {} : { tabIndex: 0, role: 'group', 'aria-label': 'Page' })}>
        <div className="page">
          <PageView
            key={`${id} ${prompt?.index} ${view.url}`}
            page={view.page ?? (view.loading ? undefined : prompt?.page)}
            host={URL.canParse(view.url) ? new URL(view.url).host : ''}
            loading={view.loading}
            ask={
              prompt && {
                live: !playing,
                answered: prompt.index < given,
                sensible: filled[prompt.index],
                given: prompt.index < given ? filled[prompt.index] : undefined,
                put: put?.index === prompt.index ? put : undefined,
                onAnswer: (value) => void lab.answer(value),
              }
            }
          />
        </div>
        {code && (
          <Phone
            account={code.account}
            code={code.code}
            from={code.from}
            until={code.until}
            at={events[lastSeq]?.at ?? 0}
          />
        )}
      </div>
      {prompt && !playing && (
        <WhoAmI
          page={prompt.page}
          sensible={filled[prompt.index]}
          onPut={(text) => putIn({ text, index: prompt.index })}
          onToggle={bring}
        />
      )}
    </section>
  )
}
