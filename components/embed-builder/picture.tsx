import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { StillDiagram } from '../diagram/StillDiagram'
import { saveFile } from '../ui/save-file'
import { aloneStanding } from './alone-standing'
import type { Run } from './run'

/** Draws a moment of a run, in the light theme, as an SVG that stands alone. `step` counts from 1; 0 is the beginning. */
function pictureOf({ events, narration, steps }: Run, step: number): string {
  const desk = document.createElement('div')
  const { dataset } = document.documentElement
  const { theme } = dataset
  // For as long as it is drawn, and nothing is painted meanwhile: a theme holds for a whole page.
  dataset.theme = 'light'
  // In the page, because its styles are to hold; out of sight, and of its own size, which is asked below.
  desk.style.cssText = 'position:fixed;left:-10000px;top:0;container-type:size'
  document.body.append(desk)
  const root = createRoot(desk)
  try {
    flushSync(() => root.render(<StillDiagram events={events} narration={narration} position={step} />))
    const drawn = desk.querySelector('svg')
    if (!drawn) throw new Error('Nothing was drawn.')
    const { width, height } = drawn.viewBox.baseVal
    Object.assign(desk.style, { width: `${width}px`, height: `${height}px` })
    const at = step === 0 ? 'the beginning' : `step ${step} of ${steps.length}`
    return aloneStanding(drawn, {
      title: `${narration.title}, ${at}`,
      description: [steps[step - 1], drawn.getAttribute('aria-label')].filter(Boolean).join('. '),
      paper: getComputedStyle(drawn.parentElement ?? desk).backgroundColor,
    })
  } finally {
    root.unmount()
    desk.remove()
    if (theme === undefined) delete dataset.theme
    else dataset.theme = theme
  }
}

/** Hands the picture to the browser's downloads. */
export function downloadPicture(run: Run, step: number): void {
  const picture = new Blob([pictureOf(run, step)], { type: 'image/svg+xml' })
  saveFile(`${run.narration.slug}-step-${step}.svg`, picture)
}
