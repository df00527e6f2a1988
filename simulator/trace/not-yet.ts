/** Answers to a device that polls (RFC 8628 section 3.5): nobody is refused, it is only too early. */
const NOT_YET: readonly string[] = ['authorization_pending', 'slow_down']

/** Whether an `error` on the wire refuses nothing, and only asks for patience. */
export function isNotYet(error: string): boolean {
  return NOT_YET.includes(error)
}

/** The same, of the body of an answer. */
export function saysNotYet(body: string): boolean {
  return NOT_YET.some((error) => body.includes(`"error":"${error}"`))
}
