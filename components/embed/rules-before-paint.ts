// Runs in the head of the embed of a rule, before anything is painted.
import { setTheme } from './dress'
import { type ReadRuleOptions, readRuleOptions } from './rule-options'

declare global {
  interface Window {
    /** What the address asks for, read once. */
    tenantLabRule?: ReadRuleOptions
  }
}

const options = readRuleOptions(location.search)
const root = document.documentElement
window.tenantLabRule = options
setTheme(root, options.theme)
// What was drawn is the rule of the page about rules: of another one nothing is shown before it is computed.
if (options.rule !== undefined) root.dataset.computes = ''
if (!options.people) root.dataset.people = '0'
if (options.height !== undefined) root.style.setProperty('--embed-height', `${options.height}px`)
