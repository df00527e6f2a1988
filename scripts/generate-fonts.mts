// The three fonts as .cache/fonts/*.woff2: only the letters and the weights that the site uses. The files of the packages go from
// hair-thin to black; half of their bytes are weights that nothing here asks for.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { at } from './lib/paths.mjs'

interface Font {
  readonly name: string
  readonly file: string
  /** The lightest and the heaviest that the style sheets ask for. */
  readonly wght: { readonly min: number; readonly max: number }
}

const PACKAGES = '@fontsource-variable'
const FONTS: readonly Font[] = [
  { name: 'sign', file: 'overpass/files/overpass-latin-wght-normal.woff2', wght: { min: 500, max: 800 } },
  {
    name: 'text',
    file: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    wght: { min: 400, max: 700 },
  },
  {
    name: 'wire',
    file: 'atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
    wght: { min: 400, max: 700 },
  },
]

const codePoints = (first: number, last: number) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index))
/** Basic Latin, Latin-1 (a reader may type any name of western Europe), and the marks of typography that the texts use. */
const LETTERS = `${codePoints(0x20, 0x7e)}${codePoints(0xa0, 0xff)}–—‘’“”„…•·−×≤≥≠→←↑↓€™`

const require = createRequire(import.meta.url)
mkdirSync(at('.cache/fonts'), { recursive: true })
for (const { name, file, wght } of FONTS) {
  const source = readFileSync(require.resolve(`${PACKAGES}/${file}`))
  const subset = await subsetFont(source, LETTERS, { targetFormat: 'woff2', variationAxes: { wght } })
  writeFileSync(at(`.cache/fonts/${name}.woff2`), subset)
}
