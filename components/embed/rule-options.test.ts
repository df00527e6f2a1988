import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULE_DEFAULTS, type RuleOptions, readRuleOptions, writeRuleOptions } from './rule-options'

describe('the address of the embed of a rule', () => {
  it.each<[string, Partial<RuleOptions>]>([
    ['', {}],
    ['?theme=dark&people=0&height=640', { theme: 'dark', people: false, height: 640 }],
    ['?rule=user.city+-eq+%22Troms%C3%B8%22', { rule: 'user.city -eq "Tromsø"' }],
    ['?rule=%3Cscript%3E', { rule: '<script>' }],
    [`?rule=${'x'.repeat(4096)}`, { rule: 'x'.repeat(4096) }],
  ])('%s is read', (search, expected) => {
    expect(readRuleOptions(search)).toEqual({ ...RULE_DEFAULTS, ...expected, problems: [] })
  })

  it.each([
    ['?theme=pink', 'theme is auto, light or dark.'],
    ['?rule=', 'rule is a membership rule of at most 4,096 characters.'],
    ['?rule=+++', 'rule is a membership rule of at most 4,096 characters.'],
    [`?rule=${'x'.repeat(4097)}`, 'rule is a membership rule of at most 4,096 characters.'],
    ['?people=yes', 'people is 0 or 1.'],
    ['?height=20', 'height is a whole number of pixels from 480 to 2000.'],
    ['?step=3', 'There is no option step. There are theme, rule, people, height.'],
    ['?Rule=x', 'There is no option Rule. Did you mean rule?'],
    ['?rule=a&rule=b', 'rule is there more than once: the first one counts.'],
  ])('%s is named, and the embed is as by itself', (search, says) => {
    const { problems, rule, ...rest } = readRuleOptions(search)
    expect(problems).toEqual([says])
    expect({ rule: rule === 'a' ? undefined : rule, ...rest }).toEqual(RULE_DEFAULTS)
  })

  it('is written so that it is read again, whatever the rule says (seed 20261130)', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== ''),
        fc.boolean(),
        (rule, people) => {
          expect(readRuleOptions(writeRuleOptions({ rule, people }))).toEqual({
            ...RULE_DEFAULTS,
            rule,
            people,
            problems: [],
          })
        },
      ),
      { seed: 20261130 },
    )
  })
})
