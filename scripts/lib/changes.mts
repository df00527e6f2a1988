import type { Change } from '../../components/embed/changes'

/** An element of a picture, as React writes it: texts and attributes are kept as they are written. */
interface Element {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Element | string)[]
}

const TAG = /<(\/)?([\w-]+)((?:\s[\w:-]+="[^"]*")*)\s*(\/)?>/g
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g

/** Reads what `renderToStaticMarkup` wrote: well-formed, and without comments. @throws Error for anything else */
function parse(html: string): Element {
  const root: Element = { tag: '', attributes: new Map(), children: [] }
  const open = [root]
  let end = 0
  for (const match of html.matchAll(TAG)) {
    const [whole, closes, tag = '', attributes = '', empty] = match
    const parent = open.at(-1)
    if (!parent) throw new Error(`</${tag}> closes nothing.`)
    if (match.index > end) parent.children.push(html.slice(end, match.index))
    end = match.index + whole.length
    if (closes) {
      if (open.pop()?.tag !== tag) throw new Error(`</${tag}> closes something else.`)
      continue
    }
    const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
      ([, name = '', value = '']) => [name, value] as const,
    )
    const element: Element = { tag, attributes: new Map(pairs), children: [] }
    parent.children.push(element)
    if (!empty) open.push(element)
  }
  if (open.length !== 1) throw new Error('Something is left open.')
  if (end < html.length) root.children.push(html.slice(end))
  return root
}

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

function write(node: Element | string): string {
  if (typeof node === 'string') return node
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${value}"`).join('')
  return VOID.test(node.tag)
    ? `<${node.tag}${attributes}/>`
    : `<${node.tag}${attributes}>${inside(node)}</${node.tag}>`
}

const inside = ({ children }: Element, from = 0) => children.slice(from).map(write).join('')

/** What makes the picture `one` the picture `other`, in the order in which `change` applies it. */
export function changesBetween(one: string, other: string): Change[] {
  return between(parse(one), parse(other), [])
}

function between(one: Element, other: Element, at: readonly number[]): Change[] {
  const attributes = attributesBetween(one.attributes, other.attributes)
  return [...(attributes ? [{ at, attributes }] : []), ...childrenBetween(one, other, at)]
}

function childrenBetween(one: Element, other: Element, at: readonly number[]): Change[] {
  const html = inside(other)
  if (inside(one) === html) return []
  const all = { at, keep: 0, html }
  const elements = [one, other].map(({ children }) => children.filter((each) => typeof each !== 'string'))
  const [own = [], theirs = []] = elements
  // Ways count elements: among texts, everything is written anew.
  if (own.length < one.children.length || theirs.length < other.children.length) return [all]
  const differs = theirs.findIndex((each, place) => each.tag !== own[place]?.tag)
  const keep = differs < 0 ? theirs.length : differs
  const changes = theirs.slice(0, keep).flatMap((each, place) => {
    const mine = own[place]
    return mine ? between(mine, each, [...at, place]) : []
  })
  if (keep < own.length || keep < theirs.length) changes.push({ at, keep, html: inside(other, keep) })
  return JSON.stringify(changes).length < JSON.stringify(all).length ? changes : [all]
}

function attributesBetween(one: Element['attributes'], other: Element['attributes']) {
  const names = [...new Set([...one.keys(), ...other.keys()])]
  const changed = names.filter((name) => one.get(name) !== other.get(name))
  return changed.length === 0
    ? undefined
    : Object.fromEntries(changed.map((name) => [name, plain(other.get(name))]))
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
}

/** A value as the document has it; null for an attribute that is not there. */
function plain(value: string | undefined): string | null {
  return value?.replace(/&(?:quot|#x27|lt|gt|amp);/g, (written) => ESCAPES[written] ?? written) ?? null
}

/** What `change` does in a document, on the text of a picture: for the test that it gives the picture that it was made from. */
export function applied(html: string, changes: readonly Change[]): string {
  const root = parse(html)
  for (const each of changes) {
    const element = each.at.reduce<Element>((parent, place) => {
      const child = parent.children.filter((node) => typeof node !== 'string')[place]
      if (!child) throw new Error(`There is nothing at ${each.at.join('/')}.`)
      return child
    }, root)
    if ('html' in each)
      element.children.splice(each.keep, Number.POSITIVE_INFINITY, ...parse(each.html).children)
    else
      for (const [name, value] of Object.entries(each.attributes)) {
        const attributes = element.attributes as Map<string, string>
        if (value === null) attributes.delete(name)
        else attributes.set(name, escaped(value))
      }
  }
  return inside(root)
}

function escaped(value: string): string {
  return value.replace(
    /["'<>&]/g,
    (letter) => Object.keys(ESCAPES).find((written) => ESCAPES[written] === letter) ?? letter,
  )
}
