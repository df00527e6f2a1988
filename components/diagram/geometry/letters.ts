import { FULL, type Letters, lettersAt, noDetailFrom } from './extent'
import { fitted } from './fit'
import type { Layout } from './lay-out'

/** Larger names take more room, which makes the picture smaller and the names larger still: a few rounds settle it. */
const ROUNDS = 4

/** With details where they fit, else without: names alone are larger then. */
export function lettersFor(
  layOutWith: (letters: Letters) => Layout,
  width: number,
  height: number,
  zoom: number | undefined,
): Letters {
  const settled = (detail: boolean) => {
    let [letters, scale]: [Letters, number] = [{ ...FULL, detail }, 1]
    for (let round = 0; round < ROUNDS; round++) {
      scale = 1 / fitted(layOutWith(letters).frame, width, height).zoom
      letters = lettersAt(scale, zoom, detail)
    }
    return { letters, fits: !detail || scale <= noDetailFrom(zoom) }
  }
  const detailed = settled(true)
  return detailed.fits ? detailed.letters : settled(false).letters
}
