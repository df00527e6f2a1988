import { type Change, change } from './changes'

/**
 * Makes the picture in `root`, drawn at build time at the beginning, one of a step of the same run. What is different about it
 * was worked out at build time as well: nothing is drawn here, and no script comes for it.
 * @returns what is wrong, in a sentence, if something is
 */
export async function showStep(root: Element, flow: string, step: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`/embed/${flow}/step-${step}.json`)
    if (!answer.ok) throw new Error(answer.statusText)
    change(root, (await answer.json()) as readonly Change[])
    return undefined
  } catch {
    return 'The picture of this step could not be loaded: this is the beginning.'
  }
}
