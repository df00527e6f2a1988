'use client'

import { useEffect } from 'react'
import { labOf } from '../lab/lab-bus'
import { onAskForScene, onScene, requestScene } from '../lab/scene'
import { remember } from '../progress/keeper'

/** How long a part must stay under the eye before the lab follows: passing through is no reading. */
const SETTLE_MS = 200
/** The line of the window that counts as where one reads: a bit above the middle, above the docked lab of a phone. */
const READING_LINE = '-38% 0px -60% 0px'

/**
 * Sets the scene of the lab to the part of the text that is being read, and marks that part. It waits for the first scroll:
 * somebody who has only arrived has asked for nothing. Where one reads is remembered. And whatever in the text asks for a scene is
 * shown it.
 */
export function SceneWatcher({
  flow,
  path,
  revision,
}: {
  readonly flow: string
  readonly path: string
  readonly revision: number
}) {
  useEffect(
    () =>
      onScene(async (scene) => {
        if (scene.flow !== flow) return
        const [{ showScene }, lab] = await Promise.all([import('../lab/lab-scenes'), labOf(flow)])
        await showScene(lab, scene)
      }),
    [flow],
  )
  useEffect(() => {
    let timer = 0
    let shown: HTMLElement | undefined
    const show = (section: HTMLElement) => {
      if (section === shown) return
      shown?.removeAttribute('data-current')
      section.setAttribute('data-current', '')
      shown = section
      const place = section.querySelector('h2')?.id
      if (place) remember(path, revision, { place })
      tell(section)
    }
    const tell = (section: HTMLElement) => {
      const { scene = '{}', switches } = section.dataset
      requestScene({ flow, at: JSON.parse(scene), ...(switches ? { switches: pairs(switches) } : {}) })
    }
    const observer = new IntersectionObserver(
      (entries) => {
        const reading = entries.find((entry) => entry.isIntersecting)?.target
        if (!(reading instanceof HTMLElement)) return
        window.clearTimeout(timer)
        timer = window.setTimeout(show, SETTLE_MS, reading)
      },
      { rootMargin: READING_LINE },
    )
    const begin = () => {
      for (const section of document.querySelectorAll('[data-scene]')) observer.observe(section)
    }
    window.addEventListener('scroll', begin, { once: true, passive: true })
    const end = onAskForScene(() => shown && tell(shown))
    return () => {
      end()
      window.removeEventListener('scroll', begin)
      window.clearTimeout(timer)
      observer.disconnect()
    }
  }, [flow, path, revision])
  return null
}

/** Reads `name=value name=value`. */
function pairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=', 2) as [string, string]))
}
