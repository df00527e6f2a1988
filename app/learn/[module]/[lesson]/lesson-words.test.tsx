import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { evaluateLesson } from '../../../../components/lesson/evaluate'
import { loadEntries, loadLesson } from '../../../../content/_build/load'
import { outlineOf } from '../../../../content/_build/outline'
import { tasksOf } from '../../../../content/_build/tasks'
import { VOCABULARY } from '../../../../content/_build/vocabulary'
import { lessonWords } from './lesson-words'

async function htmlOf(path: string) {
  const lesson = await loadLesson(path)
  if (!lesson) throw new Error(`No lesson at ${path}.`)
  const tasks = await tasksOf(path)
  const words = lessonWords({ path, meta: lesson.meta, ...tasks, ...(await outlineOf(path)) })
  return { lesson, ...tasks, words, html: renderToStaticMarkup(evaluateLesson(lesson.code, words)) }
}

describe.each(loadEntries().map((entry) => entry.path))('the lesson %s as HTML', (path) => {
  it('has a component for every word of the vocabulary, and no other', async () => {
    const { h2: _, ...words } = (await htmlOf(path)).words
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(VOCABULARY).toSorted())
  })

  it('is complete without script: scenes, tasks, hints, solutions and sources are text', async () => {
    const { html, lesson, exercises, acts } = await htmlOf(path)
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#x27;/g, "'")
      .replace(/&amp;/g, '&')
      .replace(/&quot;/g, '"')
    for (const { prompt, hints, solutionSays } of exercises) {
      for (const words of [prompt, ...hints, solutionSays]) expect(text).toContain(words)
    }
    for (const { task } of acts) expect(text).toContain(task)
    for (const source of lesson.meta.sources) expect(text).toContain(source.supports)
    expect(text).toContain('Checked in')
  })

  it('asks before it explains: the prediction stands before the first heading', async () => {
    const { html } = await htmlOf(path)
    expect(html.indexOf('<fieldset')).toBeGreaterThan(0)
    expect(html.indexOf('<fieldset')).toBeLessThan(html.indexOf('<h2'))
  })

  it('asks for no scene before the first heading', async () => {
    const { html, lesson } = await htmlOf(path)
    const first = html.indexOf('data-scene')
    if (lesson.meta.lab.kind === 'flow') expect(first).toBeGreaterThan(html.indexOf('<h2'))
    else expect(first).toBe(-1)
  })

  it('has an act after each idea: under every heading before the exercises, but where it says where one sees this', async () => {
    const { headings } = await outlineOf(path)
    const ideas = headings.slice(
      0,
      headings.findIndex(({ title }) => title === 'Your turn'),
    )
    expect(
      ideas
        .filter(({ acts, title }) => acts.length === 0 && title !== 'Where you see this')
        .map(({ title }) => title),
    ).toEqual([])
  })

  it('leads every link to a place over https, or within the site', async () => {
    const { html } = await htmlOf(path)
    const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)
    expect(links.length).toBeGreaterThan(3)
    expect(links.filter((href) => !/^(https:\/\/|\/|#)/.test(href ?? ''))).toEqual([])
  })
})
