import { expect, it } from 'vitest'
import { catalogue } from '../flows/catalogue'
import { execute } from './commands'

const listed = async () => JSON.parse((await execute(['flows', '--format', 'json'])).output)

it('flows lists kind, slug, title, question, parties, specs and switches of every flow, and nothing else', async () => {
  const list = await listed()
  expect(list.map(({ slug }: { slug: string }) => slug)).toEqual(catalogue.map(({ slug }) => slug))
  for (const flow of list) {
    expect(Object.keys(flow)).toEqual(['kind', 'slug', 'title', 'question', 'parties', 'specs', 'switches'])
    for (const party of flow.parties) expect(Object.keys(party)).toEqual(['id', 'kind', 'name'])
    for (const each of flow.switches) expect(Object.keys(each)).toEqual(['name', 'values'])
  }
})

it('flows names at least ten ways to break a sign-in, the default of each first', async () => {
  const [flow] = await listed()
  expect(flow.slug).toBe('authorization-code-pkce')
  expect(flow.switches.length).toBeGreaterThanOrEqual(10)
  for (const { values } of flow.switches) {
    expect(values.length).toBeGreaterThanOrEqual(2)
    expect(new Set(values).size).toBe(values.length)
  }
})

it('flows as text has a line for each switch', async () => {
  const { output, code } = await execute(['flows'])
  expect(code).toBe(0)
  for (const entry of catalogue) {
    const flow = await entry.flow()
    expect(output).toContain(`${entry.slug}  ${entry.title}`)
    for (const { name, values } of flow.switches) {
      expect(output).toMatch(new RegExp(`^  ${name} +${values.join(' \\| ')}$`, 'm'))
    }
  }
})
