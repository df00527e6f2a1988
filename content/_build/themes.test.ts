import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../simulator/doors/catalogue'
import { flowOf } from './lesson-lab'
import { loadEntries } from './load'
import { loadThemes } from './themes'

const themes = await loadThemes()

describe('the themes of the course', () => {
  it('are the four and the two beside them, in the order of the course', () => {
    expect(themes.map(({ title }) => title)).toEqual([
      'Authentication',
      'MFA',
      'Principals',
      'Authorization',
      'Governance',
      'Tenants',
    ])
  })

  it.each(themes)('$title leads to something that is there', ({ lessons, runs }) => {
    expect(lessons.length + runs.length).toBeGreaterThan(0)
    for (const { path } of runs) {
      const [, page = '', flow] = path.split('/')
      expect(existsSync(new URL(`../../app/${page}`, import.meta.url)), path).toBe(true)
      if (flow) expect(catalogue.map(({ slug }) => slug)).toContain(flow)
    }
  })

  it('between them lead to every flow: by a lesson that plays it, or without one', () => {
    const led = themes.flatMap(({ runs }) => runs).map(({ path }) => path.split('/')[2])
    const played = loadEntries().map(({ meta }) => flowOf(meta.lab))
    expect(new Set([...led, ...played].filter(Boolean))).toEqual(new Set(catalogue.map(({ slug }) => slug)))
  })

  it('know the exercises of each lesson', () => {
    for (const { path, exercises } of themes.flatMap(({ lessons }) => lessons))
      expect(exercises.length, path).toBeGreaterThan(0)
  })
})
