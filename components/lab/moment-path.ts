/** Where a lab sends its reader with what they see: to embed it, to keep it for a stage. `run` is the fragment of the link to it. */
export function momentPath(page: '/embed-builder' | '/stage', flow: string, run: string): string {
  return `${page}#flow=${flow}&run=${run}`
}
