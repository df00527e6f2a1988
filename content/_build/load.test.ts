import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LESSONS, readText } from './files'
import { loadEntries, loadLesson } from './load'
import { registryText } from './registry'

describe('the course', () => {
  it('numbers its lessons from 1 without gaps', () => {
    expect(loadEntries().map((entry) => entry.number)).toEqual(loadEntries().map((_, index) => index + 1))
  })

  it('holds every lesson folder there is', () => {
    const modules = readdirSync(LESSONS, { withFileTypes: true }).filter((each) => each.isDirectory())
    const folders = modules.flatMap(({ name }) =>
      readdirSync(path.join(LESSONS, name)).map((slug) => `${name}/${slug}`),
    )
    expect(
      loadEntries()
        .map((entry) => entry.path)
        .toSorted(),
    ).toEqual(folders.toSorted())
  })

  it('asks only for lessons that exist', () => {
    const known = loadEntries().map((entry) => entry.path)
    expect(
      loadEntries()
        .flatMap((entry) => entry.meta.prerequisites)
        .filter((each) => !known.includes(each)),
    ).toEqual([])
  })

  it('has a registry that is up to date', () => {
    expect(readText('content/registry.gen.ts')).toBe(registryText(loadEntries()))
  })
})

describe('a lesson', () => {
  it('is compiled to a program that stays on the server', async () => {
    const [first] = loadEntries()
    const lesson = await loadLesson(first?.path ?? '')
    expect(lesson?.code).toContain('Prediction')
    expect(lesson?.meta.title).toBe(first?.meta.title)
  })

  it('is undefined at a path the course does not name', async () => {
    expect(await loadLesson('authentication/nothing-here')).toBeUndefined()
  })
})
