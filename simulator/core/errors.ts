/**
 * An author's mistake (an unknown switch, a fixture that refers to nothing): thrown, with a hint that says what to do.
 * What goes wrong *inside* a protocol is never one of these: that is a value, and travels on the wire.
 */
export class SimulationError extends Error {
  override readonly name = 'SimulationError'
  readonly hint: string
  constructor(message: string, hint: string) {
    super(`${message} ${hint}`)
    this.hint = hint
  }
}
