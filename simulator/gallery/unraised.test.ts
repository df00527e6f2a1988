import { expect, it } from 'vitest'
import { refusals } from '../flows/refusals'
import { everyFlow } from './testing/every-flow'
import { unraised } from './unraised'

const listed = unraised.map(({ code }) => code)

it('has every code that the identity provider gives and no run shows', () => {
  const hidden = Object.entries(refusals).flatMap(([code, shown]) => ('why' in shown ? [Number(code)] : []))
  expect(listed).toEqual(expect.arrayContaining(hidden))
})

it('has none that a flow shows', () => {
  const shown = everyFlow.flatMap(({ codes }) => codes)
  expect(listed.filter((code) => shown.includes(code))).toEqual([])
})
