import { describe, expect, it } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { encodePermalink } from '../../simulator/doors/links'
import { peopleOf } from '../../simulator/doors/own-names'
import { DEFAULTS, heightIn } from '../embed/options'
import { momentPath } from '../lab/moment-path'
import { firstChoice, readStart, writeStart } from './choice'
import { type Run, readRun, runOf } from './run'
import { elementSnippet, embedPath, frameSnippet } from './snippet'

const FLOW = 'authorization-code-pkce'
const embedded = {
  origin: 'https://lab.example',
  flow: FLOW,
  title: 'Sign-in & "more"',
  options: { ...DEFAULTS, height: 640 },
  run: undefined,
}

describe('what an author copies', () => {
  it('is a frame from the origin that the page has, without a border, as high as it says, with a title', () => {
    expect(frameSnippet(embedded)).toBe(
      '<iframe src="https://lab.example/embed/authorization-code-pkce?height=640" title="Sign-in &amp; &quot;more&quot;, step by step" loading="lazy" style="border:0;width:100%;height:640px"></iframe>',
    )
  })

  it('names the moment, and what is not as it would be by itself', () => {
    const options = { ...embedded.options, step: 12, theme: 'dark', controls: false, panels: [] } as const
    expect(embedPath({ ...embedded, options, run: '2abc' })).toBe(
      '/embed/authorization-code-pkce?theme=dark&controls=0&panels=none&height=640#2abc',
    )
    expect(frameSnippet({ ...embedded, options })).toContain('?theme=dark&amp;step=12&amp;controls=0')
    expect(frameSnippet({ ...embedded, options })).toContain(', step 12"')
  })

  it('is, as an element, the script that knows it and the same as attributes', () => {
    const options = { ...embedded.options, step: 3, panels: ['message'] } as const
    expect(elementSnippet({ ...embedded, options, run: '2abc' })).toBe(
      '<script src="https://lab.example/embed/host.js" async></script>\n<tenant-lab flow="authorization-code-pkce" panels="message" height="640" link="2abc"></tenant-lab>',
    )
  })
})

describe('a height that is typed', () => {
  it.each([
    ['480', 480],
    ['479', undefined],
    ['725', 725],
    ['2000', 2000],
    ['', undefined],
    ['10', undefined],
    ['99999', undefined],
    ['7e2', undefined],
    ['640.5', undefined],
    ['-640', undefined],
    ['NaN', undefined],
  ])('%j is %s', (text, expected) => {
    expect(heightIn(text)).toBe(expected)
  })
})

describe('the address of the builder', () => {
  it('opens it as it was left', () => {
    const choice = { ...firstChoice(FLOW), options: { ...DEFAULTS, step: 3, height: 500 } }
    const start = readStart(writeStart(choice, '2abc'))
    expect(start).toEqual({
      flow: FLOW,
      run: '2abc',
      options: { ...choice.options, step: undefined },
      problems: [],
    })
    expect(readStart(writeStart(choice, undefined)).options).toEqual(choice.options)
  })

  it('comes from a lab with the run in it, and says what it does not know', () => {
    const fragment = momentPath('/embed-builder', FLOW, '2abc').split('#')[1] ?? ''
    expect(readStart(fragment)).toMatchObject({ flow: FLOW, run: '2abc', problems: [] })
    expect(readStart('flow=x&colour=1').problems).toEqual([
      expect.stringContaining('There is no option colour'),
    ])
  })
})

describe('the run of an embed', () => {
  it('a plain one has its steps, and needs no link', async () => {
    const run = await runOf(firstChoice(FLOW))
    expect(run.steps.length).toBeGreaterThan(20)
    expect(await run.link(12)).toBeUndefined()
  })

  it('one with a switch has the steps of what comes of it, and a link that says the same again', async () => {
    const inputs = { ...firstChoice(FLOW).inputs, switches: { codeVerifier: 'missing' } }
    const run = await runOf({ ...firstChoice(FLOW), inputs })
    const last = run.steps.length
    const link = (await run.link(last)) ?? ''
    const read = await readRun(link)
    expect(read).toMatchObject({ flow: FLOW, step: last, inputs: { switches: { codeVerifier: 'missing' } } })
    const again: Run = await runOf({ ...firstChoice(FLOW), inputs: 'inputs' in read ? read.inputs : inputs })
    expect(again.steps).toEqual(run.steps)
    expect(link).not.toContain('password')
  })

  it('one that a sensible person has played part of is a plain one', async () => {
    const inputs = { ...firstChoice(FLOW).inputs, switches: { codeVerifier: 'missing' } }
    const link = (await (await runOf({ ...firstChoice(FLOW), inputs })).link(12)) ?? ''
    const read = await readRun(link)
    if (!('inputs' in read)) throw new Error(read.says)
    expect(read.inputs.answers.length).toBeGreaterThan(0)
    const run = await runOf({ ...firstChoice(FLOW), inputs: { ...read.inputs, switches: {} } })
    expect(await run.link(12)).toBeUndefined()
  })

  it('one with own names has them in its steps, and in a link that says the same again', async () => {
    const flow = await findFlow(FLOW)?.flow()
    const [ada] = flow ? peopleOf(flow) : []
    if (!ada) throw new Error('There is nobody.')
    const names = { company: 'Northwind', people: { [ada.id]: 'Zoe Vale' } }
    const inputs = { ...firstChoice(FLOW).inputs, names }
    const run = await runOf({ ...firstChoice(FLOW), inputs })
    const told = (of: Run) => JSON.stringify([of.steps, of.events])
    expect(told(run)).toContain('Zoe')
    expect(told(run)).toContain('Northwind')
    expect(told(run)).not.toContain(ada.displayName)
    const read = await readRun((await run.link(12)) ?? '')
    if (!('inputs' in read)) throw new Error(read.says)
    expect(read.inputs.names).toEqual(names)
    expect((await runOf({ ...firstChoice(FLOW), inputs: read.inputs })).steps).toEqual(run.steps)
  })

  it.each([{ people: { x: '<b>Zoe</b>' } }, 'Zoe'])('own names that are none are said: %j', async (names) => {
    const state = { flow: FLOW, revision: 2, ...firstChoice(FLOW).inputs, step: 3, names }
    const read = await readRun(await encodePermalink(state))
    expect(read).toMatchObject({ step: 3, unusable: 'Its own names cannot be used.' })
    expect(read).not.toHaveProperty('inputs.names')
  })

  it('a link that cannot be read, or is for no flow, is said', async () => {
    expect(await readRun('2xx')).toEqual({ says: expect.stringContaining('damaged') })
    expect(await readRun('9xx')).toEqual({ says: expect.stringContaining('another version') })
  })
})
