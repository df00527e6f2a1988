import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULTS, type EmbedOptions, PANELS, readOptions, THEMES, writeOptions } from './options'

describe('the address of an embed', () => {
  it.each<[string, Partial<EmbedOptions>]>([
    ['', DEFAULTS],
    ['?theme=dark&step=12&controls=0', { theme: 'dark', step: 12, controls: false }],
    ['?step=9999', { step: 9999 }],
    ['?step=10000', { step: 9999 }],
    [`?step=${'9'.repeat(400)}`, { step: 9999 }],
    ['?panels=none&height=480', { panels: [], height: 480 }],
    ['?panels=message', { panels: ['message'] }],
    ['?locked=1', { locked: true }],
    ['?panels=message,steps', { panels: ['steps', 'message'] }],
  ])('%s is read', (search, expected) => {
    expect(readOptions(search)).toEqual({ ...DEFAULTS, ...expected, problems: [] })
  })

  it.each([
    ['?theme=pink', 'theme is auto, light or dark.'],
    ['?theme=', 'theme is auto, light or dark.'],
    ['?step=0', 'step is a whole number from 1.'],
    ['?step=-1', 'step is a whole number from 1.'],
    ['?step=1e9', 'step is a whole number from 1.'],
    ['?step=1.5', 'step is a whole number from 1.'],
    ['?step=<script>', 'step is a whole number from 1.'],
    ['?controls=yes', 'controls is 0 or 1.'],
    ['?panels=', 'panels is steps, message, both with a comma between them, or none.'],
    ['?panels=steps,steps', 'panels is steps, message, both with a comma between them, or none.'],
    ['?panels=none,steps', 'panels is steps, message, both with a comma between them, or none.'],
    ['?height=20', 'height is a whole number of pixels from 480 to 2000.'],
    ['?height=', 'height is a whole number of pixels from 480 to 2000.'],
    ['?height=2001', 'height is a whole number of pixels from 480 to 2000.'],
    ['?height=640px', 'height is a whole number of pixels from 480 to 2000.'],
    ['?control=0', 'There is no option control. Did you mean controls?'],
    ['?Theme=dark', 'There is no option Theme. Did you mean theme?'],
    ['?locked=yes', 'locked is 0 or 1.'],
    ['?colour=red', 'There is no option colour. There are theme, step, controls, panels, locked, height.'],
    [
      '?__proto__=1',
      'There is no option __proto__. There are theme, step, controls, panels, locked, height.',
    ],
    ['?theme=light&theme=light', 'theme is there more than once: the first one counts.'],
  ])('%s is told, and the default holds', (search, says) => {
    const { problems, ...options } = readOptions(search)
    expect(problems).toEqual([says])
    if (!says.includes('more than once')) expect(options).toEqual(DEFAULTS)
  })

  it('says what is no link behind its #', () => {
    expect(readOptions('', '#code').problems).toEqual(['What stands after # is no link to a run.'])
    expect(readOptions('', '#2abcdefghijklm_-').problems).toEqual([])
  })

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (search, hash) => {
        expect(THEMES).toContain(readOptions(search, hash).theme)
      }),
      { seed: 20261123 },
    )
  })

  it('that is written is read back as it was meant, and says nothing that is so by itself', () => {
    const options = fc.record({
      theme: fc.constantFrom(...THEMES),
      step: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: undefined }),
      controls: fc.boolean(),
      panels: fc.subarray([...PANELS]),
      locked: fc.boolean(),
      height: fc.option(fc.integer({ min: 480, max: 2000 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(options, (each) => {
        expect(readOptions(writeOptions(each))).toEqual({ ...each, problems: [] })
      }),
      { seed: 20261123 },
    )
    expect(writeOptions(DEFAULTS)).toBe('')
  })
})
