import Slugger from 'github-slugger'
import { parse } from './compile'
import { LESSONS, readText } from './files'
import { attribute, type MarkdownNode, plainText, walk } from './markdown'

/** What a lesson consists of, read from its text. */
export interface Outline {
  /** Its headings, each under the anchor that `rehype-slug` gives it. */
  readonly headings: readonly Heading[]
  readonly predictions: readonly Prediction[]
}

export interface Heading {
  readonly id: string
  readonly title: string
  /** Ids of the acts between it and the next one. */
  readonly acts: readonly string[]
}

export interface Prediction {
  readonly id: string
  readonly question: string
  readonly options: readonly { readonly id: string; readonly text: string; readonly says: string }[]
}

/** The outline of the lesson at `path`, `module/lesson`. */
export async function outlineOf(path: string, folder: string = LESSONS): Promise<Outline> {
  const file = `${folder}/${path}/lesson.mdx`
  const nodes = [...walk(await parse(file, readText(file)))]
  const slugger = new Slugger()
  const headings: (Heading & { readonly acts: string[] })[] = []
  for (const node of nodes) {
    const title = plainText(node)
    if (node.type === 'heading') headings.push({ id: slugger.slug(title), title, acts: [] })
    if (node.name === 'Act') headings.at(-1)?.acts.push(attribute(node, 'is') ?? '')
  }
  return {
    headings,
    predictions: nodes.filter(({ name }) => name === 'Prediction').map(predictionOf),
  }
}

function predictionOf(node: MarkdownNode): Prediction {
  const text = (of: MarkdownNode, name: string) => attribute(of, name) ?? ''
  const options = [...walk(node)].filter(({ name }) => name === 'Option')
  return {
    id: text(node, 'id'),
    question: text(node, 'question'),
    options: options.map((option) => ({
      id: text(option, 'id'),
      text: plainText(option).trim(),
      says: text(option, 'says'),
    })),
  }
}
