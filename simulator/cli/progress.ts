import { setImmediate as turn } from 'node:timers/promises'
import { line } from './plain'

/** How far something long is. */
export interface Progress {
  /** Says so now and then, and lets others have their turn: a signal, a screen. @param part 0 to 1 */
  show(doing: string, part: number): Promise<void>
  /** Nothing of it stays. */
  end(): void
}

interface Screen {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

const BETWEEN_MS = 100
/** Shorter than a line, so that clearing it clears it all. */
const LONGEST = 60
/** Back to the beginning of the line, and nothing behind it. */
const CLEAR = '\r\u001b[K'

/**
 * Says in one line of a terminal how far something is, as long as it lasts; what is piped into a file has no use for it.
 * Whoever interrupts it leaves the line standing, and sees how far it was.
 */
export function createProgress(screen: Screen, now: () => number = () => performance.now()): Progress {
  let told = now()
  let isShown = false
  return {
    async show(doing, part) {
      // What takes less is over before it is read.
      if (now() - told < BETWEEN_MS) return
      told = now()
      if (screen.isTTY) {
        isShown = true
        screen.write(`${CLEAR}${line(doing).slice(0, LONGEST)}: ${Math.floor(part * 100)} %`)
      }
      await turn()
    },
    end() {
      if (isShown) screen.write(CLEAR)
    },
  }
}
