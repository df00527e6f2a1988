import path from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import type { MarkdownNode } from './markdown'

/**
 * Compiles a lesson text to the text of a program for the server to evaluate once. It runs at build time only, and nothing of
 * it reaches the browser.
 * @throws whatever the MDX compiler says about a text it cannot read.
 */
export async function compile(file: string, source: string): Promise<string> {
  return (await bundle(file, source, () => {})).code
}

/**
 * The syntax tree of a lesson text, for the checks.
 * @throws as `compile` does, unless only what the text asks for (an import) is missing.
 */
export async function parse(file: string, source: string): Promise<MarkdownNode> {
  let tree: MarkdownNode | undefined
  const keep = (root: MarkdownNode) => {
    tree = structuredClone(root)
  }
  await bundle(file, source, keep).catch((fault) => {
    if (!tree) throw fault
  })
  return tree ?? { type: 'root' }
}

function bundle(file: string, source: string, see: (tree: MarkdownNode) => void) {
  return bundleMDX({
    source,
    cwd: path.dirname(path.resolve(file)),
    esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
    mdxOptions: (options) => ({
      ...options,
      // Ours come first: the bundler's own plugins add nodes that nobody wrote.
      remarkPlugins: [remarkGfm, () => see, ...(options.remarkPlugins ?? [])],
      rehypePlugins: [...(options.rehypePlugins ?? []), rehypeSlug],
    }),
  })
}
