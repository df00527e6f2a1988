import { attribute, isElement, type MarkdownNode, plainText, walk } from './markdown'
import { VOCABULARY, type Word, type WordName } from './vocabulary'

/** Something an author should mend. */
export interface Finding {
  readonly line: number
  readonly says: string
}

/** Words that tell a reader it should have been clear: they teach nothing and hurt those who are lost. */
const BANNED =
  /\b(simply|simple|just|easy|easily|obvious|obviously|of course|basically|trivial|trivially|merely|as you know|click here)\b/gi
const MOST_WORDS = 1000
const LONGEST_SENTENCE = 34

/** What can be said about a lesson text by reading it alone. */
export function lintText(tree: MarkdownNode): readonly Finding[] {
  const nodes = [...walk(tree)]
  return [
    ...nodes.flatMap(lintNode),
    ...lintSkeleton(tree, nodes),
    ...lintHeadings(nodes),
    ...nodes.flatMap(lintSentences),
  ]
}

const at = (node: MarkdownNode, says: string): Finding => ({ line: node.position?.start.line ?? 1, says })

function lintNode(node: MarkdownNode): readonly Finding[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return [at(node, 'A lesson holds no import and no export.')]
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return /^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value ?? '')
        ? []
        : [at(node, 'A lesson holds no expression.')]
    case 'html':
      return [at(node, 'A lesson holds no HTML.')]
    case 'link':
      return /^(https:\/\/|\/|#)/.test(node.url ?? '')
        ? []
        : [at(node, `"${node.url}" is no address we link to.`)]
    case 'text':
      return [...(node.value ?? '').matchAll(BANNED)].map(([word]) => at(node, `Leave out "${word}".`))
    default:
      return isElement(node) ? lintElement(node) : []
  }
}

function lintElement(node: MarkdownNode): readonly Finding[] {
  const name = node.name ?? ''
  if (!Object.hasOwn(VOCABULARY, name)) return [at(node, `<${name}> is not in the vocabulary.`)]
  const word: Word = VOCABULARY[name as WordName]
  const missing = word.required.filter((each) => !attribute(node, each))
  const known = [...word.required, ...(word.optional ?? [])]
  const given = node.attributes ?? []
  return [
    ...missing.map((each) => at(node, `<${name}> needs ${each}="...".`)),
    ...given.flatMap(({ type, name: each, value }) => {
      if (type !== 'mdxJsxAttribute' || each === undefined) return [at(node, `<${name}> takes no spread.`)]
      if (!known.includes(each)) return [at(node, `<${name}> has no ${each}.`)]
      return typeof value === 'object' && value !== null
        ? [at(node, `${each} of <${name}> is plain text.`)]
        : []
    }),
  ]
}

function lintSkeleton(tree: MarkdownNode, nodes: readonly MarkdownNode[]): readonly Finding[] {
  const top = (tree.children ?? []).filter((node) => node.type !== 'mdxFlowExpression')
  const findings: Finding[] = []
  if (top[0]?.name !== 'Lead') findings.push(at(top[0] ?? tree, 'A lesson begins with its <Lead>.'))
  if (top[1]?.name !== 'Prediction')
    findings.push(at(top[1] ?? tree, 'After the <Lead> comes the <Prediction>.'))
  for (const name of ['Recap', 'Sources'] as const) {
    const count = nodes.filter((node) => node.name === name).length
    if (count !== 1) findings.push(at(tree, `A lesson has one <${name}>; this has ${count}.`))
  }
  if (top.at(-1)?.name !== 'Sources')
    findings.push(at(top.at(-1) ?? tree, 'A lesson ends with its <Sources>.'))
  for (const prediction of nodes.filter((node) => node.name === 'Prediction')) {
    const right = [...walk(prediction)].filter(
      (each) => each.name === 'Option' && attribute(each, 'right') !== undefined,
    )
    if (right.length !== 1) findings.push(at(prediction, 'One option of a <Prediction> is marked right.'))
  }
  const words = plainText(tree).split(/\s+/).filter(Boolean).length
  if (words > MOST_WORDS)
    findings.push(at(tree, `${words} words; at most ${MOST_WORDS}: this is two lessons.`))
  return findings
}

function lintHeadings(nodes: readonly MarkdownNode[]): readonly Finding[] {
  const headings = nodes.filter((node) => node.type === 'heading')
  const titles = headings.map(plainText)
  return headings.flatMap((heading, index) => [
    ...((heading.depth ?? 0) < 2 ? [at(heading, 'The title is in meta.json; headings begin with ##.')] : []),
    ...(titles.indexOf(titles[index] ?? '') < index ? [at(heading, 'Two headings read the same.')] : []),
  ])
}

function lintSentences(node: MarkdownNode): readonly Finding[] {
  if (node.type !== 'paragraph') return []
  return plainText(node)
    .split(/(?<=[.!?:;])\s+/)
    .map((sentence) => sentence.split(/\s+/).filter(Boolean).length)
    .filter((words) => words > LONGEST_SENTENCE)
    .map((words) => at(node, `A sentence of ${words} words; ${LONGEST_SENTENCE} is plenty.`))
}
