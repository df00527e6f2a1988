import { type EmbedOptions, writeOptions } from '../embed/options'

/** All that a snippet is made of. */
export interface Embedded {
  /** Where the site is served from: where its reader has it from. */
  readonly origin: string
  readonly flow: string
  readonly title: string
  readonly options: EmbedOptions & { readonly height: number }
  /** What stands behind the # of the link to its run; undefined for a plain one. */
  readonly run: string | undefined
}

/** The address of an embed, from its origin on. */
export function embedPath({ flow, options, run }: Pick<Embedded, 'flow' | 'options' | 'run'>): string {
  return `/embed/${flow}${written(options, run)}${run === undefined ? '' : `#${run}`}`
}

/** A run says itself where its reader stands. */
function written(options: EmbedOptions, run: string | undefined): string {
  return writeOptions(run === undefined ? options : { ...options, step: undefined })
}

/** A frame: it needs no script of ours on the page, and is as high as it says. */
export function frameSnippet(embedded: Embedded): string {
  const { origin, title, options } = embedded
  const at = options.step === undefined ? 'step by step' : `step ${options.step}`
  return `<iframe src="${escaped(origin + embedPath(embedded))}" title="${escaped(`${title}, ${at}`)}" loading="lazy" style="border:0;width:100%;height:${options.height}px"></iframe>`
}

/** The element, and the script that knows it. */
export function elementSnippet({ origin, flow, options, run }: Embedded): string {
  const pairs = [...new URLSearchParams(written(options, run)), ...(run === undefined ? [] : [['link', run]])]
  const attributes = pairs.map(([name, value = '']) => ` ${name}="${escaped(value)}"`).join('')
  return `<script src="${escaped(origin)}/embed/host.js" async></script>\n<tenant-lab flow="${flow}"${attributes}></tenant-lab>`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
