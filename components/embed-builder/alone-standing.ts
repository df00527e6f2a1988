/** What children take over from their parents: said where it changes. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const

/** Fonts by what the site calls them: where they are not installed, the next best. */
const FONTS = [
  [/^"?sign\b/, 'Overpass, system-ui, sans-serif'],
  [/^"?wire\b/, '"Atkinson Hyperlegible Mono", ui-monospace, monospace'],
  [/^/, '"Atkinson Hyperlegible Next", system-ui, sans-serif'],
] as const

/** What each element has of its own, and what it is where nothing is said. */
const OWN = { opacity: '1', 'vector-effect': 'none' } as const

interface Words {
  readonly title: string
  readonly description: string
  /** Colour of what it is drawn on. */
  readonly paper: string
}

/**
 * A drawing of the page as an SVG that needs nothing of the page: each colour, line and letter as the page's styles have made it.
 * What is not to be seen is left out.
 */
export function aloneStanding(drawn: SVGSVGElement, { title, description, paper }: Words): string {
  const picture = drawn.cloneNode(true) as SVGSVGElement
  const { x, y, width, height } = drawn.viewBox.baseVal
  for (const { name } of [...picture.attributes]) if (name !== 'viewBox') picture.removeAttribute(name)
  picture.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  picture.setAttribute('width', String(width))
  picture.setAttribute('height', String(height))
  // Both are walked in the same order; what goes is taken away at the end.
  const copies = [...picture.querySelectorAll<SVGElement>('*')]
  const gone = [...drawn.querySelectorAll('*')].flatMap((element, index) => {
    const copy = copies[index]
    return copy && !dress(element, copy, drawn) ? [copy] : []
  })
  for (const copy of gone) copy.remove()
  picture.prepend(
    element('title', {}, title),
    element('desc', {}, description),
    element('rect', { x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}`, fill: paper }),
  )
  return new XMLSerializer().serializeToString(picture)
}

/** @returns whether it is to be seen at all */
function dress(element: Element, copy: SVGElement, root: Element): boolean {
  const style = getComputedStyle(element)
  if (style.opacity === '0' || style.display === 'none') return false
  for (const { name, value } of [...copy.attributes])
    if (/^(class|style|data-.*|aria-.*)$/.test(name) || value.includes('var(')) copy.removeAttribute(name)
  const around =
    element.parentElement && element.parentElement !== root && getComputedStyle(element.parentElement)
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name)
    if (!around || around.getPropertyValue(name) !== value) copy.style.setProperty(name, written(name, value))
    else copy.removeAttribute(name)
  }
  for (const [name, usual] of Object.entries(OWN)) {
    const value = style.getPropertyValue(name)
    if (value !== usual) copy.style.setProperty(name, value)
  }
  if (element instanceof SVGTextContentElement && element.childElementCount === 0) {
    // As long as here, in whatever font it is drawn: a box around it was drawn for this length.
    copy.setAttribute('textLength', element.getComputedTextLength().toFixed(1))
    copy.setAttribute('lengthAdjust', 'spacingAndGlyphs')
  }
  const { transform } = style
  if (!element.hasAttribute('transform') && transform !== 'none' && transform !== 'matrix(1, 0, 0, 1, 0, 0)')
    copy.setAttribute('transform', transform)
  return true
}

/** As programs write it that know less than a browser does. */
function written(name: string, value: string): string {
  if (name === 'font-family') return FONTS.find(([called]) => called.test(value))?.[1] ?? value
  return value.replace(/color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)/g, (_, ...parts) => {
    const [red, green, blue] = parts.slice(0, 3).map((part) => Math.round(Number(part) * 255))
    return `rgba(${red}, ${green}, ${blue}, ${parts[3] ?? 1})`
  })
}

function element(name: string, attributes: Readonly<Record<string, string>>, text = ''): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.textContent = text
  return made
}
