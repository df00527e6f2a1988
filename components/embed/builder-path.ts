/** Where a lab sends its reader who wants to embed what they see. `run` is the fragment of the link to it. */
export function builderPath(flow: string, run: string): string {
  return `/embed-builder#flow=${flow}&run=${run}`
}
