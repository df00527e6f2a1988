import { readFileSync } from 'node:fs'
import path from 'node:path'

const FILES = [
  'components/site/work-page.css',
  'components/rules/rules.css',
  'components/rules/rule-lab.css',
] as const

/** How a rule looks, in the page of a lesson that has one: an import would stand in the HTML of every lesson. */
export function RuleStyles() {
  const css = FILES.map((file) => readFileSync(path.join(process.cwd(), file), 'utf8')).join('\n')
  return (
    <style href="rule-lab" precedence="high">
      {css}
    </style>
  )
}
