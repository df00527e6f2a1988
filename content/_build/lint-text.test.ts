import { describe, expect, it } from 'vitest'
import type { InRun } from '../../simulator/doors/view'
import { parse } from './compile'
import { lintReferences } from './lint-references'
import { lintText } from './lint-text'
import type { LessonMeta } from './schema'

const LEAD = '<Lead>\nAda opens Expenses.\n</Lead>\n\n'
const PREDICTION =
  '<Prediction id="p" question="Who?">\n  <Option id="a" says="No.">One</Option>\n  <Option id="b" right says="Yes.">Two</Option>\n</Prediction>\n\n'
const END = '\n\n<Recap>\n\n- One thing.\n\n</Recap>\n\n<Sources />\n'

async function findings(middle: string, { lead = LEAD, prediction = PREDICTION, end = END } = {}) {
  const tree = await parse('planted.mdx', lead + prediction + middle + end)
  return lintText(tree).map((finding) => finding.says)
}

describe('the text check', () => {
  it('has nothing to say about a lesson that follows the rules', async () => {
    expect(await findings('## A heading\n\nA sentence with a <Term>word</Term>.')).toEqual([])
  })

  it.each([
    ['an import', 'import x from "./x"', 'no import'],
    ['an expression', 'Two and two are {2 + 2}.', 'no expression'],
    ['an element nobody knows', '<Video src="a" />', 'not in the vocabulary'],
    ['a missing attribute', '<Spec />', 'needs id'],
    ['an attribute nobody reads', '<Term color="red">word</Term>', 'has no color'],
    ['an attribute that is code', '<Scene chapter={"open"}>\n\nText.\n\n</Scene>', 'plain text'],
    ['spread attributes', '<Scene chapter="open" {...all}>\n\nText.\n\n</Scene>', 'no spread'],
    ['a word that makes readers feel small', 'You simply press play.', 'Leave out "simply"'],
    ['a first-level heading', '# A title\n\nText.', 'begin with ##'],
    ['two headings that read the same', '## One\n\nText.\n\n## One\n\nText.', 'the same'],
    ['a link over plain http', '[here](http://a.example)', 'no address we link to'],
    ['a script in a link', '[here](javascript:alert)', 'no address we link to'],
    ['a sentence without end', `${'word '.repeat(40)}.`, 'A sentence of 4'],
    ['too many words', 'Four short words here. '.repeat(260), 'this is two lessons'],
  ])('finds %s', async (_, planted, says) => {
    expect((await findings(planted)).join('\n')).toContain(says)
  })

  it('wants the prediction before anything is explained', async () => {
    expect(await findings(`Text.\n\n${PREDICTION}`, { prediction: '' })).toContain(
      'After the <Lead> comes the <Prediction>.',
    )
  })

  it('wants one recap, and the sources last', async () => {
    expect(await findings('Text.', { end: '' })).toEqual([
      'A lesson has one <Recap>; this has 0.',
      'A lesson has one <Sources>; this has 0.',
      'A lesson ends with its <Sources>.',
    ])
  })

  it('wants one right option', async () => {
    const wrong = PREDICTION.replace('right ', '')
    expect(await findings('Text.', { prediction: wrong })).toEqual([
      'One option of a <Prediction> is marked right.',
    ])
  })
})

describe('the reference check', () => {
  const known = {
    switches: { redirectUri: ['registered', 'other-path'] },
    exercises: ['one'],
    acts: ['first'],
    chips: ['id-token'],
    hasSpec: (ref: string) => ref.startsWith('rfc'),
    stepOf: ({ field }: InRun) => (field === 'state' ? 3 : field === 'code' ? 9 : undefined),
    hasTerm: (name: string) => name === 'front channel',
  }
  const meta = { sources: [{ supports: 'It', spec: 'rfc6749' }] } as unknown as LessonMeta

  async function references(text: string, using = meta) {
    const tree = await parse('planted.mdx', text)
    return lintReferences(tree, using, known).map((finding) => finding.says)
  }

  const EXERCISE = '\n\n<Act is="first" />\n\n<Exercise id="one" title="One" />'

  it('has nothing to say when everything is there', async () => {
    const text =
      '<Scene field="state" switches="redirectUri=other-path">\n\nA <Chip kind="id-token">badge</Chip> <Spec id="rfc6749" />.\n\n</Scene>'
    expect(await references(text + EXERCISE)).toEqual([])
  })

  it.each([
    [
      'a scene that the run does not have',
      '<Scene field="sate">\n\nText.\n\n</Scene>',
      'no {"field":"sate"}',
    ],
    ['a scene that names no step', '<Scene>\n\nText.\n\n</Scene>', 'no {}'],
    [
      'a scene that goes back',
      '<Scene field="code">\n\nText.\n\n</Scene>\n\n<Scene field="state">\n\nText.\n\n</Scene>',
      'goes back, to step 4',
    ],
    ['an act nobody wrote', '<Act is="second" />', 'acts.ts has no "second"'],
    [
      'a switch value it does not have',
      '<Scene field="state" switches="redirectUri=blue">\n\nText.\n\n</Scene>',
      'redirectUri=blue',
    ],
    ['an exercise nobody wrote', '<Exercise id="two" title="Two" />', 'has no "two"'],
    ['a specification nobody knows', '<Spec id="iso9001" />', 'iso9001'],
    ['a place that the run does not have', 'The <See field="sate">state</See>.', 'no {"field":"sate"}'],
    ['a word without an entry', 'The <Term>side channel</Term>.', 'no "side channel"'],
    ['an entry that is not there', 'The <Term of="x">front channel</Term>.', 'no "x"'],
    ['a chip there is not', '<Chip kind="unicorn">x</Chip>', 'no chip "unicorn"'],
  ])('finds %s', async (_, planted, says) => {
    expect((await references(planted + EXERCISE)).join('\n')).toContain(says)
  })

  it('finds an exercise and an act that the text forgot, and a source nobody knows', async () => {
    const other = { sources: [{ supports: 'It', spec: 'iso9001' }] } as unknown as LessonMeta
    expect(await references('Text.', other)).toEqual([
      'No <Exercise id="one"> in the text.',
      'No <Act is="first"> in the text.',
      'meta.json: nobody knows the source "iso9001".',
    ])
  })
})
