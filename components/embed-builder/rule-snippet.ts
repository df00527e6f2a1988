import { type RuleOptions, writeRuleOptions } from '../embed/rule-options'
import { escaped } from './snippet'

/** The address of the embed of a rule, from its origin on. */
export function ruleEmbedPath(options: Partial<RuleOptions>): string {
  return `/embed/rules${writeRuleOptions(options)}`
}

/** A frame: it needs no script of ours on the page, and is as high as it says. */
export function ruleSnippet(origin: string, options: RuleOptions & { readonly height: number }): string {
  return `<iframe src="${escaped(origin + ruleEmbedPath(options))}" title="A membership rule and its members" loading="lazy" style="border:0;width:100%;height:${options.height}px"></iframe>`
}
