/** As much of a Markdown syntax tree (mdast with MDX nodes) as the checks read. */
export interface MarkdownNode {
  readonly type: string
  readonly name?: string | null
  readonly value?: string
  readonly depth?: number
  readonly url?: string
  readonly attributes?: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[]
  readonly children?: readonly MarkdownNode[]
  readonly position?: { readonly start: { readonly line: number } }
}

/** Every node below and including `node`, in the order of the text. */
export function* walk(node: MarkdownNode): Generator<MarkdownNode> {
  yield node
  for (const child of node.children ?? []) yield* walk(child)
}

/** Whether a node is an element of the vocabulary, standing alone or in a line. */
export function isElement(node: MarkdownNode): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/** An attribute given as text; an attribute without a value (`right`) is an empty text. */
export function attribute(node: MarkdownNode, name: string): string | undefined {
  const found = node.attributes?.find((each) => each.name === name)
  if (!found) return undefined
  return typeof found.value === 'string' ? found.value : ''
}

/** All attributes that are given as text. */
export function attributesOf(node: MarkdownNode): Readonly<Record<string, string>> {
  const given = node.attributes ?? []
  return Object.fromEntries(
    given.flatMap(({ name, value }) => (name && typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** The words a reader reads, without code. */
export function plainText(node: MarkdownNode): string {
  if (node.type === 'text') return node.value ?? ''
  return (node.children ?? []).map(plainText).join(isElement(node) || node.type === 'paragraph' ? '' : ' ')
}
