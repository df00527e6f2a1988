import { describe, expect, it } from 'vitest'
import { catalogue } from '../flows/catalogue'
import { execute } from './commands'
import { answerQuestion } from './flow-question'

const listed = async () => JSON.parse((await execute(['flows', '--format', 'json'])).output)

it('flows lists kind, slug, title, question, who asks, the end, parties, specs and switches of every flow, and nothing else', async () => {
  const list = await listed()
  expect(list.map(({ slug }: { slug: string }) => slug)).toEqual(catalogue.map(({ slug }) => slug))
  for (const flow of list) {
    expect(Object.keys(flow)).toEqual([
      ...['kind', 'slug', 'title', 'question', 'who', 'endsIn', 'parties', 'specs', 'switches'],
    ])
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

describe('flows --question', () => {
  const ask = (question: string, ...rest: string[]) => execute(['flows', '--question', question, ...rest])

  it('names the flow, what it ends in and how to run it', async () => {
    const { output, code } = await ask('sign in on a TV')
    expect(code).toBe(0)
    expect(output.split('\n').slice(0, 4)).toEqual([
      'device-authorization  Device authorization',
      '  Can a television sign in?',
      expect.stringMatching(/^ {2}The thing holds tokens/),
      '  lab run device-authorization',
    ])
  })

  it('as JSON: the question, and what was found, best first', async () => {
    const { output } = await ask('sign in on a TV', '--format', 'json')
    const { question, found } = JSON.parse(output)
    expect(question).toBe('sign in on a TV')
    expect(found[0]).toEqual({
      found: 'flow',
      kind: 'flow',
      slug: 'device-authorization',
      title: 'Device authorization',
      question: 'Can a television sign in?',
      who: ['device', 'person'],
      endsIn: expect.any(String),
      page: '/lab/device-authorization',
    })
  })

  it('says what is not to be used, why, and where that is written', async () => {
    const { output, code } = await ask('implicit flow')
    expect(code).toBe(0)
    expect(output).toContain('Not the implicit grant.')
    expect(output).toContain(
      'RFC 9700 section 2.1.2, read 2026-11: https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2',
    )
    const [first] = JSON.parse((await ask('implicit flow', '--format', 'json')).output).found
    expect(first).toMatchObject({
      found: 'rejected',
      checked: '2026-11',
      sources: [{ title: 'RFC 9700 section 2.1.2' }, {}],
    })
  })

  it('says that something is not built here yet, and names its specification', async () => {
    const question = 'the code comes back at a loopback address'
    const { output } = await answerQuestion(question, 'text', [])
    expect(output).toContain('(not built here yet)')
    expect(output).toContain('RFC 8252: https://www.rfc-editor.org/rfc/rfc8252')
    const { found } = JSON.parse((await answerQuestion(question, 'json', [])).output)
    expect(found[0]).toMatchObject({ found: 'not-built', sources: [{ title: 'RFC 8252' }, {}] })
  })

  it('exits with 1 when nothing answers', async () => {
    expect(await ask('zzzz')).toMatchObject({
      code: 1,
      output: expect.stringContaining('Nothing here answers'),
    })
    expect(await ask('zzzz', '--format', 'json')).toEqual({
      code: 1,
      output: JSON.stringify({ question: 'zzzz', found: [] }, null, 2),
    })
  })

  it('refuses a question that is a page long, and words outside of quotation marks', async () => {
    await expect(ask('why '.repeat(60))).rejects.toThrow('The question has 240 characters')
    await expect(execute(['flows', '--question', 'sign', 'in'])).rejects.toThrow('quotation marks')
    await expect(execute(['flows', '--question', ''])).rejects.toThrow('has no value')
  })
})
