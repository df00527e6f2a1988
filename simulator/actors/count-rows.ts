/** How many rows an API has answered with, in `value` as Microsoft Graph has it; 0 for anything else. */
export function countRows(answer: unknown): number {
  const list = (answer as { readonly value?: unknown } | undefined)?.value
  return Array.isArray(list) ? list.length : 0
}
