import type { ComponentType, ReactElement } from 'react'
import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'

/** The components a text may name, by name. */
// biome-ignore lint/suspicious/noExplicitAny: each component has its own properties; the content check holds a text against them.
export type Words = Readonly<Record<string, ComponentType<any>>>

/**
 * Turns the compiled text of a lesson into elements.
 * INVARIANT: called on the server while pages are built, never in a browser: pages forbid `eval` there.
 */
export function evaluateLesson(code: string, components: Words): ReactElement {
  const evaluate = new Function('React', 'ReactDOM', '_jsx_runtime', code) as (...scope: unknown[]) => {
    readonly default: (props: { readonly components: Words }) => ReactElement
  }
  return evaluate(React, {}, jsxRuntime).default({ components })
}
