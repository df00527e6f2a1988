import { Board } from '../components/home/Board'
import { Honesty } from '../components/home/Honesty'
import styles from '../components/home/home.module.css'
import { NextLesson } from '../components/home/NextLesson'
import { Themes } from '../components/home/Themes'
import { KeptLabSlot } from '../components/lab/KeptLabSlot'
import { SitePage } from '../components/site/SitePage'
import { flowOf } from '../content/_build/lesson-lab'
import { loadEntries } from '../content/_build/load'
import { stillName } from '../content/_build/still'
import { loadThemes } from '../content/_build/themes'
import { StillDrawing } from './StillDrawing'

export default async function HomePage() {
  const lessons = loadEntries()
  const [first] = lessons
  const flow = lessons.map(({ meta }) => flowOf(meta.lab)).find((slug) => slug !== undefined)
  if (!first || !flow) throw new Error('The course has no lesson that plays a flow.')
  return (
    <SitePage skip={{ href: '#lab', title: 'Skip to the lab' }} checked={first.meta.checked}>
      <main>
        <div className={styles.hero}>
          <div className={styles.pitch}>
            <h1>Learn identity by running it.</h1>
            <p>
              This is a small company’s tenant, live. Press play and sign Ada in: password, phone, consent,
              tokens. Open every message, step back, then break it and see who notices.
            </p>
          </div>
          <div className={styles.live} id="lab" tabIndex={-1}>
            <KeptLabSlot flow={flow} variant="full">
              <StillDrawing name={stillName('full', flow)} />
            </KeptLabSlot>
          </div>
          <NextLesson
            lessons={lessons.map(({ path, number, meta: { title, minutes } }) => ({
              path,
              number,
              title,
              minutes,
            }))}
          />
        </div>
        <Themes themes={await loadThemes()} />
        <Board />
        <Honesty />
      </main>
    </SitePage>
  )
}
