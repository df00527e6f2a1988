import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { evaluateLesson } from '../../../../components/lesson/evaluate'
import { loadEntries, loadLesson } from '../../../../content/_build/load'
import { outlineOf } from '../../../../content/_build/outline'
import { VOCABULARY } from '../../../../content/_build/vocabulary'
import { lessonCode } from '../../../../content/registry.gen'
import { findFlow } from '../../../../simulator/doors/catalogue'
import { lessonWords } from './lesson-words'

async function htmlOf(path: string) {
  const lesson = await loadLesson(path)
  const code = lessonCode[path]
  if (!lesson || !code) throw new Error(`No lesson at ${path}.`)
  const { exercises } = await code.exercises()
  const words = lessonWords({
    path,
    meta: lesson.meta,
    exercises,
    predictions: (await outlineOf(path)).predictions,
  })
  return { lesson, exercises, words, html: renderToStaticMarkup(evaluateLesson(lesson.code, words)) }
}

describe.each(loadEntries().map((entry) => entry.path))('the lesson %s as HTML', (path) => {
  it('has a component for every word of the vocabulary, and no other', async () => {
    expect(Object.keys((await htmlOf(path)).words).toSorted()).toEqual(Object.keys(VOCABULARY).toSorted())
  })

  it('is complete without script: scenes, tasks, hints, solutions and sources are text', async () => {
    const { html, lesson, exercises } = await htmlOf(path)
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#x27;/g, "'")
      .replace(/&amp;/g, '&')
      .replace(/&quot;/g, '"')
    for (const { prompt, hints, solutionSays } of exercises) {
      for (const words of [prompt, ...hints, solutionSays]) expect(text).toContain(words)
    }
    for (const source of lesson.meta.sources) expect(text).toContain(source.supports)
    expect(text).toContain('Checked in')
  })

  it('asks before it explains: the prediction stands before the first heading', async () => {
    const { html } = await htmlOf(path)
    expect(html.indexOf('<fieldset')).toBeGreaterThan(0)
    expect(html.indexOf('<fieldset')).toBeLessThan(html.indexOf('<h2'))
  })

  it('asks for no scene before the first heading, and goes through the chapters in their order', async () => {
    const { html, lesson } = await htmlOf(path)
    const scenes = [...html.matchAll(/data-scene="([^"]+)"/g)].map(([, chapter]) => chapter)
    const narration = await findFlow(lesson.meta.flow)?.narration()
    const chapters = narration?.chapters.map((chapter) => chapter.id) ?? []
    expect(scenes).toEqual(chapters.filter((chapter) => scenes.includes(chapter)))
    expect(scenes.length).toBeGreaterThan(0)
    expect(html.indexOf('data-scene')).toBeGreaterThan(html.indexOf('<h2'))
  })

  it('leads every link to a place over https, or within the site', async () => {
    const { html } = await htmlOf(path)
    const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)
    expect(links.length).toBeGreaterThan(3)
    expect(links.filter((href) => !/^(https:\/\/|\/|#)/.test(href ?? ''))).toEqual([])
  })
})
