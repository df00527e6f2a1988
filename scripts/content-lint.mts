// What lessons may say, and whether everything they point at is there. The rules are in content/_build/lint*.ts.
import { lintContent } from '../content/_build/lint'

const { lessons, problems } = await lintContent()
for (const { file, line, says } of problems) console.error(`${file}:${line} ${says}`)
if (lessons === 0) console.error('No lesson was read.')
if (lessons === 0 || problems.length > 0) process.exit(1)
console.log(`${lessons} ${lessons === 1 ? 'lesson' : 'lessons'}`)
