import { beforeEach, describe, expect, test } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { giveNames } from '../names/give-names'
import { moment } from '../share/moment'
import type { Given, PermalinkState } from './engine'
import { showScene } from './lab-scenes'
import { createLab, type LabControl } from './lab-store'

const loadEngine = () => import('../../simulator/doors/index')
const loadLinks = () => import('../../simulator/doors/links')
const narration = await findFlow('authorization-code-pkce')?.narration()
if (!narration) throw new Error('There is no such flow.')
let lab: LabControl

const state = () => lab.store.getState()
const permalink = async () => (await loadLinks()).encodePermalink(await moment(state()))
const at = () => state().story.steps[Math.ceil(state().player.position) - 1]
/** Lets the player run until it stops by itself. */
const runOut = () => {
  for (let frame = 0; frame < 10_000 && (state().player.playing || state().gliding !== undefined); frame++)
    lab.tick(50)
}

/** Lets it run to its end, and answers what is asked on the way as somebody sensible would. */
const playOut = async () => {
  runOut()
  for (let answer = lab.fillIn(); answer; answer = lab.fillIn()) {
    await lab.answer(answer.value)
    runOut()
  }
}

beforeEach(async () => {
  lab = createLab(narration, loadEngine)
  await lab.start()
})

test('the whole way is in sight from the start, and play stops at the first question', () => {
  const { story, player } = state()
  expect(player.length).toBeLessThan(story.steps.length)
  lab.play()
  runOut()
  expect(state().player.position).toBe(player.length)
  expect(state().player.position).toBeLessThan(story.steps.length)
  expect(state().tabs).toMatchObject({ right: 'browser', main: 'browser', side: 'browser' })
})

test('the browser goes back to the tab it came in front of when the run goes on elsewhere, and a chosen one stays', async () => {
  lab.select('right', 'token')
  lab.play()
  runOut()
  expect(state().tabs).toMatchObject({ right: 'browser', main: 'browser' })
  await playOut()
  expect(state().tabs.main).toBe('diagram')
  // The story ends in the browser.
  expect(state().tabs.right).toBe('browser')
  const back = state().story.steps.findIndex(({ kind, chapter }) => kind === 'back' && chapter === 'tokens')
  lab.seek(back + 1)
  expect(state().tabs.right).toBe('token')
  lab.seek(state().story.steps.length)
  lab.select('right', 'message')
  lab.seek(back + 1)
  expect(state().tabs.right).toBe('message')
})

test('to a chapter is to its first step, which is the one that is told', () => {
  lab.chapter(1)
  expect(at()?.chapter).toBe('desk')
  expect(state().story.steps[state().player.position - 2]?.chapter).toBe('open')
})

test('what a key did is undone: the place, the answers it filled in, the switches, the panels', async () => {
  lab.forward(true)
  const { story, player, answers, switches, tabs } = state()
  lab.keep()
  lab.chapter(6)
  expect(state().answers.length).toBeGreaterThan(0)
  lab.keep()
  await lab.setSwitches({ state: 'tampered' })
  lab.select('side', 'why')
  lab.keep()
  await lab.reset()
  for (let key = 0; key < 3; key++) lab.undo()
  expect(state()).toMatchObject({ story, answers, switches, tabs })
  expect(state().player.position).toBe(player.position)
  expect(state().branches).toEqual([])
  lab.undo()
  expect(state().player.position).toBe(player.position)
})

test('a run that was under way when it was undone does not come after all', async () => {
  const { story } = state()
  lab.keep()
  const changed = lab.setSwitches({ state: 'tampered' })
  await Promise.resolve()
  lab.undo()
  await changed
  expect(state().story).toBe(story)
  expect(state().player.playing).toBe(false)
})

test('what comes next can be covered in the middle of a step, which is done first; going on uncovers it', () => {
  lab.play()
  lab.tick(1600)
  lab.veil()
  expect(state()).toMatchObject({ veiled: true, player: { position: 2, playing: false } })
  lab.forward(true)
  expect(state()).toMatchObject({ veiled: false, player: { position: 3 } })
})

test('at the end the stage’s space bar leaves in sight what came of the run', () => {
  lab.seek(state().story.steps.length)
  lab.playOn()
  expect(state().player).toMatchObject({ playing: false, position: state().story.steps.length })
  lab.play()
  expect(state().player).toMatchObject({ playing: true, position: 0 })
})

test('play does not run over an open question', () => {
  lab.play()
  runOut()
  const { position } = state().player
  lab.play()
  runOut()
  expect(state().player.position).toBe(position)
})

test('each press of “Step forward” is a step, also while the step before is still on its way', () => {
  lab.forward(false)
  lab.tick(50)
  lab.forward(false)
  lab.forward(false)
  runOut()
  expect(state().player.position).toBe(3)
})

test('a position past the end is the end', () => {
  lab.seek(9999)
  expect(state().player.position).toBe(state().story.steps.length)
})

test('what a sensible person answers takes the run on, to an end', async () => {
  lab.play()
  await playOut()
  expect(state().player.position).toBe(state().story.steps.length)
  expect(state().story.outcome?.result).toBe('completed')
  expect(state().branches).toEqual([])
})

test('going beyond an open question answers it, and no more than is needed', () => {
  const { story } = state()
  const second = story.events.filter((event) => event.type === 'prompt-answered')[1]
  const index = story.steps.findIndex((step) => step.seq === second?.seq)
  lab.seek(index + 1)
  expect(state().answers).toHaveLength(2)
  expect(state().player.position).toBe(index + 1)
})

test('another answer to an answered question begins a branch, and the old one can be gone back to', async () => {
  const { story } = state()
  lab.seek(story.steps.length)
  const password = story.steps.findIndex((step) => {
    const event = story.events[step.seq]
    return event?.type === 'prompt-answered' && event.prompt === 'password'
  })
  lab.seek(password)
  await lab.answer({ password: 'not this one' })
  expect(state().answers.length).toBeLessThan(story.filled.length)
  expect(state().story.steps.slice(0, password)).toEqual(story.steps.slice(0, password))
  const [branch] = state().branches
  if (!branch) throw new Error('nothing was kept')
  await lab.goTo(branch)
  expect(state().story.events).toEqual(story.events)
  expect(state().answers).toEqual(story.filled)
})

test('breaking it plays from the step at which the two runs part', async () => {
  const { story } = state()
  lab.seek(story.steps.length)
  await lab.setSwitches({ codeVerifier: 'wrong' })
  const from = state().player.position
  expect(from).toBeGreaterThan(0)
  expect(
    state()
      .story.steps.slice(0, from)
      .map((step) => step.title),
  ).toEqual(story.steps.slice(0, from).map((step) => step.title))
  expect(state().story.steps[from]?.title).not.toBe(story.steps[from]?.title)
  runOut()
  expect(state().story.outcome?.result).toBe('refused')
  expect(state().player.position).toBe(state().story.steps.length)
})

test('runs part where something else happens, and not where a name is different because nobody is known later', async () => {
  await lab.change([{ when: { after: 1 }, do: 'wait', seconds: 86_400 }])
  const { story, player } = state()
  // A user name that comes a day late is not taken, and nobody knows who was there.
  expect(story.steps[0]?.title).toBe('Somebody opens Expenses')
  expect(story.steps[player.position]?.title).toBe('1 day passes')
})

test('putting the switch back repairs the run, byte for byte', async () => {
  const { story } = state()
  await lab.setSwitches({ redirectUri: 'other-path' })
  expect(state().story.outcome?.result).toBe('refused')
  await lab.setSwitches({})
  expect(state().story.events).toEqual(story.events)
})

test('a mistake is made even where the right answer was given before', async () => {
  lab.seek(state().story.steps.length)
  await lab.setSwitches({ consent: 'declined' })
  expect(state().story.outcome?.result).toBe('refused')
})

test('a reset is the beginning again', async () => {
  const { story } = state()
  await lab.setSwitches({ nonce: 'wrong' })
  await lab.reset()
  expect(state().story.events).toEqual(story.events)
  expect(state().player.position).toBe(0)
  expect(state().answers).toEqual([])
  expect(state().taken).toBe(false)
})

test('a link opens the same bytes at the same step', async () => {
  await lab.setSwitches({ responseMode: 'form_post' })
  lab.seek(9)
  const { story, answers } = state()
  const fragment = await permalink()
  const other = createLab(narration, loadEngine)
  await other.start()
  await other.openLink(fragment)
  expect(other.store.getState().story.events).toEqual(story.events)
  expect(other.store.getState().answers).toEqual(answers)
  expect(other.store.getState().player.position).toBe(9)
})

test('a damaged link says so and leaves a fresh lab', async () => {
  await lab.openLink('1nonsense')
  expect(state().problem).toMatch(/damaged/)
  expect(state().player.position).toBe(0)
})

test('a text moves a lab that nobody has taken in hand, and no other', async () => {
  await showScene(lab, { at: { token: 'authorization-code' } })
  runOut()
  expect(at()?.chapter).toBe('code')
  expect(state().tabs.right).toBe('message')
  lab.back()
  const { position } = state().player
  await showScene(lab, { at: { at: 'authorize request' } })
  expect(state().player.position).toBe(position)
})

test('what a text had filled in is asked again once the reader plays', async () => {
  await showScene(lab, { at: { check: 'redirect-uri-registered' } })
  runOut()
  expect(state().player.length).toBe(state().story.steps.length)
  lab.play()
  runOut()
  expect(state().player.position).toBeLessThan(state().story.steps.length)
  expect(lab.fillIn()?.prompt).toBe('username')
})

test('a reader who has only scrolled to the end is asked everything', async () => {
  await showScene(lab, { at: { prompt: 'next' } })
  runOut()
  lab.update({ player: { ...state().player, position: state().story.steps.length } })
  lab.play()
  expect(state()).toMatchObject({ answers: [], player: { position: 0, playing: true } })
  runOut()
  expect(lab.fillIn()?.prompt).toBe('username')
})

test('a lab that is given back to the text follows it again, and the run of its reader is kept', async () => {
  lab.seek(state().story.steps.length)
  await lab.setSwitches({ state: 'tampered' })
  await lab.follow()
  expect(state()).toMatchObject({ taken: false, switches: {}, player: { position: 0 } })
  expect(state().branches.map(({ switches }) => switches)).toContainEqual({ state: 'tampered' })
  await showScene(lab, { at: { token: 'authorization-code' } })
  runOut()
  expect(at()?.chapter).toBe('code')
})

test('an engine that cannot be loaded is a message, and the next try may succeed', async () => {
  let broken = true
  const other = createLab(narration, () => (broken ? Promise.reject(new Error('no network')) : loadEngine()))
  await other.start()
  expect(other.store.getState()).toMatchObject({ status: 'failed', problem: 'no network' })
  broken = false
  await other.start()
  expect(other.store.getState().status).toBe('ready')
})

/** What the end of the run offers, pressed. */
const choose = async (id: string) => {
  lab.seek(state().story.steps.length)
  await lab.answer({ choose: id })
}

describe('when the run is over and its last page offers something', () => {
  test('it is over: there is an outcome, and play begins from the start', () => {
    lab.seek(state().story.steps.length)
    expect(lab.openPrompt()?.kind).toBe('next')
    expect(state().story.outcome?.result).toBe('completed')
    expect(lab.fillIn()).toBeUndefined()
    lab.play()
    expect(state().player).toMatchObject({ position: 0, playing: true })
  })

  test.each(['again', 'sign-out'])('pressing "%s" goes on from there, and keeps no branch', async (id) => {
    const { story } = state()
    await choose(id)
    expect(state().branches).toEqual([])
    expect(state().story.steps.slice(0, story.steps.length)).toEqual(
      // The last step held the end of the run.
      story.steps.map((step, index) =>
        index === story.steps.length - 1
          ? { ...step, lastSeq: state().story.steps[index]?.lastSeq ?? -1 }
          : step,
      ),
    )
    expect(state().player).toMatchObject({ position: story.steps.length, playing: true })
    await playOut()
    expect(state().story.steps.length).toBeGreaterThan(story.steps.length)
    expect(state().player.position).toBe(state().story.steps.length)
    expect(state().story.outcome).toBeDefined()
  })

  test('another press where one was pressed before begins a branch', async () => {
    const { length } = state().story.steps
    await choose('again')
    const first = state().answers
    lab.seek(length)
    await lab.answer({ choose: 'sign-out' })
    expect(state().branches.map(({ answers }) => answers)).toEqual([first])
    expect(state().answers.at(-1)).toEqual({ prompt: 'next', value: { choose: 'sign-out' } })
  })

  test('a switch that changes nothing about the answers keeps what was pressed', async () => {
    await choose('again')
    const { answers } = state()
    await lab.setSwitches({ responseMode: 'form_post' })
    expect(state().answers).toEqual(answers)
  })
})

test('whoever signs in, the story is theirs', async () => {
  lab.play()
  runOut()
  await lab.answer({ username: 'chidi@contoso.example' })
  const { story } = state()
  expect(story.outcome).toMatchObject({ result: 'completed', says: expect.stringContaining('Chidi Okafor') })
  const told = JSON.stringify(story.steps.map(({ title }) => title))
  expect(told).toContain('Chidi')
  expect(told).not.toContain('Ada')
  lab.seek(story.steps.length)
  await lab.setSwitches({ prompt: 'select_account' })
  await choose('again')
  const accounts = state().story.filled.filter(({ prompt }) => prompt === 'account')
  expect(accounts.at(-1)?.value).toEqual({ username: 'chidi@contoso.example' })
  expect(JSON.stringify(state().story.steps.map(({ title }) => title))).not.toContain('Ada')
})

describe('a link', () => {
  const open = async (other: Partial<PermalinkState>) => {
    const { encodePermalink } = await loadLinks()
    const { flow, seed } = state()
    await lab.openLink(
      await encodePermalink({
        flow: flow?.slug ?? '',
        revision: flow?.revision ?? 0,
        seed,
        switches: {},
        answers: [],
        interventions: [],
        step: 99,
        ...other,
      }),
    )
  }
  const username: Given = { prompt: 'username', value: { username: 'ada@contoso.example' } }
  const password: Given = { prompt: 'password', is: 'right' }

  test('holds no password and no code that was typed', async () => {
    lab.seek(state().story.steps.length)
    const typed = state().answers.flatMap(({ value }) =>
      Object.entries(value).flatMap(([name, text]) => (name === 'password' || name === 'code' ? [text] : [])),
    )
    expect(typed).toHaveLength(2)
    const { decodePermalink } = await loadLinks()
    const decoded = await decodePermalink(await permalink())
    for (const text of typed) expect(JSON.stringify(decoded)).not.toContain(text)
    expect(decoded).toMatchObject({ ok: true, state: { answers: { length: state().answers.length } } })
  })

  test('from another revision of the flow is shown, and says that the flow has changed', async () => {
    await open({ revision: 1, answers: [username, password] })
    expect(state().problem).toBe('This link still fits. The flow has changed since it was made.')
    expect(state().answers).toHaveLength(2)
    expect(state().player.position).toBe(state().player.length)
  })

  test.each<readonly [string, readonly Given[], number, RegExp]>([
    [
      'an answer to another question',
      [username, { prompt: 'consent', value: { accept: true } }],
      1,
      /"consent".*"password"/,
    ],
    ['an answer that comes too early', [password, username], 0, /"password".*"username"/],
    ['something that the page does not offer', [{ prompt: 'next', value: { choose: 'again' } }], 0, /"next"/],
  ])('with %s goes as far as it fits, stops there and says so', async (_, answers, fits, says) => {
    await open({ answers })
    expect(state().problem).toMatch(/^This link is shown as far as it fits\./)
    expect(state().problem).toMatch(says)
    expect(state().answers).toHaveLength(fits)
    expect(state().player.position).toBe(state().player.length)
    expect(state().player.length).toBeLessThan(state().story.steps.length)
  })

  test('with answers to questions that nobody asks any more says so', async () => {
    await open({ switches: { redirectUri: 'other-path' }, answers: [username, password] })
    expect(state().problem).toContain('There are 2 answers to questions that nobody asks.')
    expect(state().answers).toEqual([])
  })

  test('with a switch that the flow does not have is shown without it, and says so', async () => {
    await open({ switches: { redirectUri: 'unregistered', state: 'tampered' } })
    expect(state().problem).toContain('Nothing here can be set to redirectUri=unregistered.')
    expect(state().switches).toEqual({ state: 'tampered' })
  })

  test('carries what somebody outside does, and says what of it did not happen', async () => {
    const reached = { when: { at: 'start' }, do: 'wait', seconds: 60 } as const
    const never = { when: { after: 40 }, do: 'wait', seconds: 60 } as const
    await open({ interventions: [reached, never] })
    expect(state().interventions).toEqual([reached, never])
    expect(state().problem).toBeTruthy()
    const { decodePermalink } = await loadLinks()
    expect(await decodePermalink(await permalink())).toMatchObject({
      state: { interventions: [reached, never] },
    })
    await lab.reset()
    expect(state().interventions).toEqual([])
    expect(state().problem).toBeUndefined()
  })

  test('to another flow is told, and changes nothing', async () => {
    const { story } = state()
    await open({ flow: 'another-flow' })
    expect(state().problem).toMatch(/another flow.*Nothing of it/)
    expect(state().story).toBe(story)
  })
})

describe('what a text keeps back', () => {
  const refused = { accessTokenSignature: 'altered' }
  const setUp = () =>
    showScene(lab, {
      switches: refused,
      insist: true,
      hold: (events) => {
        const failed = events.find(({ type }) => type === 'check-failed')
        return events.findLast(({ type, seq }) => type === 'request-sent' && seq < (failed?.seq ?? 0))?.seq
      },
    })

  test('is not in the story, which stops there, and nobody can tell how it ends', async () => {
    await setUp()
    lab.play()
    await playOut()
    const { story, player, behind } = state()
    expect(player.position).toBe(story.steps.length)
    expect(story.outcome).toBeUndefined()
    expect(story.events.some(({ type }) => type === 'check-failed' || type === 'run-ended')).toBe(false)
    expect(story.steps.some((step) => step.refused)).toBe(false)
    expect(behind?.outcome).toMatchObject({ result: 'refused' })
  })

  test('is shown when it is let go, and the reader stands where they stood', async () => {
    await setUp()
    lab.play()
    await playOut()
    const { position } = state().player
    lab.release()
    expect(state().player.position).toBe(position)
    expect(state().behind).toBeUndefined()
    lab.play()
    await playOut()
    expect(state().story.outcome).toMatchObject({ result: 'refused' })
    expect(state().player.position).toBeGreaterThan(position)
  })

  test.each<[says: string, scene: Parameters<typeof showScene>[1]]>([
    ['a word of the text', { insist: true, show: { check: 'audience' } }],
    ['what a verdict goes by', { insist: true, seq: 9_999 }],
  ])('does not come forward for %s: the lab stays, and says why', async (_, scene) => {
    await setUp()
    lab.play()
    await playOut()
    const { story, player } = state()
    await showScene(lab, scene)
    expect(state().story).toBe(story)
    expect(state().player).toEqual(player)
    expect(state().problem).toMatch(/holds this back until it is answered/)
    lab.release()
    expect(state().problem).toBeUndefined()
  })

  test('is kept back of each run until then, and nothing of a run in which the matter does not come up', async () => {
    await setUp()
    await lab.setSwitches({ accessTokenAudience: 'graph' })
    expect(state().behind?.outcome).toMatchObject({ result: 'refused' })
    await lab.setSwitches({})
    expect(state().behind).toBeUndefined()
    expect(state().story.outcome).toMatchObject({ result: 'completed' })
    await lab.setSwitches(refused)
    await lab.reset()
    await lab.setSwitches(refused)
    expect(state().story.outcome).toMatchObject({ result: 'refused' })
  })
})

describe('own names', () => {
  const company = 'Northwind'

  test('stand in the run, in the words of the switches and in its link; an old link brings the old ones back', async () => {
    const plain = await permalink()
    const { flow } = state()
    const ada = flow?.sites[0]?.tenant?.users.find(({ givenName }) => givenName === 'Ada')
    await giveNames(lab.store, { company, people: { [ada?.id ?? '']: 'Zoe Vale' } }, undefined)
    await lab.show({}, 0)
    await playOut()
    lab.seek(99)
    expect(state().story.outcome).toMatchObject({ says: expect.stringContaining('Zoe Vale') })
    expect(JSON.stringify(state().narration.switches)).not.toContain('Ada')
    const link = await permalink()

    await lab.openLink(plain)
    expect(state().names).toBeUndefined()
    expect(JSON.stringify(state().story)).toContain('Ada Nilsen')
    await lab.openLink(link)
    expect(state().names?.company).toBe(company)
    expect(JSON.stringify(state().story)).not.toContain('Ada Nilsen')
  })

  test('that are none are told, and not given', async () => {
    const { encodePermalink } = await loadLinks()
    const names = { people: { a: '<script>' } }
    await lab.openLink(await encodePermalink({ ...(await moment(state())), names }))
    expect(state().names).toBeUndefined()
    expect(state().problem).toContain('Its own names cannot be used.')
  })
})

test('a moment in the middle of a step is this step', async () => {
  lab.seek(3)
  expect((await moment(state())).step).toBe(3)
  lab.forward(false)
  lab.tick(50)
  expect(state().player.position).toBeGreaterThan(3)
  expect((await moment(state())).step).toBe(4)
})

test.each([
  ['message', { side: 'message', main: 'inspect', inspect: 'message' }],
  ['knows', { side: 'knows', main: 'inspect', inspect: 'knows' }],
  ['break', { side: 'break', main: 'break' }],
  ['browser', { side: 'browser', main: 'browser' }],
] as const)('the key of a panel brings it forward in every arrangement of a stage: %s', (tab, tabs) => {
  lab.open(tab)
  expect(state().tabs).toMatchObject(tabs)
})
