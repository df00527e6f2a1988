import { type Options, readTable, writeTable } from './option-table'
import { flag, heightOption, themeOption } from './options'

/** Everything that the embed of a rule can be asked for. */
export interface RuleOptions {
  readonly theme: 'auto' | 'light' | 'dark'
  /** The membership rule it opens with; undefined for the one of the page about rules. It is read as text, and never as code. */
  readonly rule: string | undefined
  /** Whether a reader may hold the rule against people of their own, who stay in their browser. */
  readonly people: boolean
  /** How high all of it is, in CSS pixels; undefined for a height of its own, which it tells the page around it. */
  readonly height: number | undefined
}

export const RULE_DEFAULTS: RuleOptions = { theme: 'auto', rule: undefined, people: true, height: undefined }

/** Entra takes 3,072 characters. What is longer can still be shown to be too long, up to here. */
const LONGEST_RULE = 4_096

const OPTIONS: Options<RuleOptions> = {
  theme: themeOption,
  rule: {
    says: `rule is a membership rule of at most ${LONGEST_RULE.toLocaleString('en')} characters.`,
    read: (text) => (text.trim() !== '' && text.length <= LONGEST_RULE ? text : undefined),
    write: String,
  },
  people: {
    says: 'people is 0 or 1.',
    read: flag,
    write: (value) => (value ? '1' : '0'),
  },
  height: heightOption,
}

export interface ReadRuleOptions extends RuleOptions {
  /** What was asked for and does not exist, in a sentence each: the embed works all the same. */
  readonly problems: readonly string[]
}

/** Reads the address of the embed of a rule from its `?`. Whatever does not fit falls back to its default and is named. */
export function readRuleOptions(search: string): ReadRuleOptions {
  const { values, problems } = readTable(OPTIONS, RULE_DEFAULTS, search)
  return { ...values, problems }
}

/** The `?` of the address, with what is not as it would be by itself. */
export function writeRuleOptions(options: Partial<RuleOptions>): string {
  return writeTable(OPTIONS, RULE_DEFAULTS, options)
}
