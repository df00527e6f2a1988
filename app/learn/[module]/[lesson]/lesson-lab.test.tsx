import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { evaluateLesson } from '../../../../components/lesson/evaluate'
import { lintContent } from '../../../../content/_build/lint'
import { loadEntries, loadLesson } from '../../../../content/_build/load'
import { outlineOf } from '../../../../content/_build/outline'
import { registryText } from '../../../../content/_build/registry'
import { tasksOf } from '../../../../content/_build/tasks'
import { labOf } from './lesson-lab'
import { lessonWords } from './lesson-words'

const META = {
  title: 'Who is let in?',
  short: 'Policies',
  summary: 'What a policy decides.',
  minutes: 5,
  lab: { kind: 'what-if', link: '1abcdefghijkl' },
  revision: 1,
  checked: '2026-11',
  prerequisites: [],
  sources: [{ supports: 'It', spec: 'rfc6749#4.1' }],
}
const TEXT = `<Lead>
A policy decides.
</Lead>

<Prediction id="p" question="Before you ask: who?">
  <Option id="a" says="No.">One</Option>
  <Option id="b" right says="Yes.">Two</Option>
</Prediction>

## Who decides?

It does.
@
<Recap>

- One thing.

</Recap>

<Sources />
`

describe('a lesson whose lab is the what-if', () => {
  let folder = ''
  const write = (more: string) => {
    const lesson = path.join(folder, 'access/policies')
    mkdirSync(lesson, { recursive: true })
    writeFileSync(
      path.join(folder, 'syllabus.json'),
      JSON.stringify({
        modules: [{ slug: 'access', title: 'Access', summary: 'Who.', lessons: ['policies'], pages: [] }],
      }),
    )
    writeFileSync(path.join(lesson, 'meta.json'), JSON.stringify(META))
    writeFileSync(path.join(lesson, 'lesson.mdx'), TEXT.replace('@', more))
  }
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tenant-lab-lesson-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is read, checked and drawn, and needs no code of its own', async () => {
    write('')
    expect(await lintContent(folder)).toEqual({ lessons: 1, problems: [] })
    const lesson = await loadLesson('access/policies', folder)
    if (!lesson) throw new Error('It is not there.')
    const { path: at, meta, code } = lesson
    const words = lessonWords({ path: at, meta, ...(await tasksOf(at)), ...(await outlineOf(at, folder)) })
    expect(renderToStaticMarkup(evaluateLesson(code, words))).toContain('Who decides?')
    const Lab = labOf(meta.lab)
    expect(renderToStaticMarkup(<Lab lab={meta.lab} path={at} />)).toMatch(
      /href="[^"]*\/what-if#1abcdefghijkl"/,
    )
    expect(registryText(loadEntries(folder))).not.toContain('policies')
  })

  it.each(['<Scene field="state">\n\nText.\n\n</Scene>', '<See field="state">It</See>', '<Act is="a" />'])(
    'has no run that %s could speak of',
    async (more) => {
      write(`\n${more}\n`)
      expect((await lintContent(folder)).problems).toHaveLength(1)
    },
  )
})
