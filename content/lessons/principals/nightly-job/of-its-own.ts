import type { Exercise } from '../../../_build/exercise'
import { fail, HAPPENS, type Happening, opensToMallory, outlived, signsInWith, wasRead } from './runs'

const ALL = Object.keys(HAPPENS) as readonly Happening[]
const OWN = { identity: 'certificate', runs: 'next-night', file: 'read-by-mallory' }

/** An identity that outlives whatever happens to a person, and a file that is worth nothing to who finds it. */
export const ofItsOwn: Exercise = {
  id: 'of-its-own',
  prompt:
    'Give the job an identity with which it reads reports after each of the three: after Ada has changed her password, after a second factor is asked of her, after her account is disabled. One identity for all of it, in as many runs as you need. And let Mallory find the file: no API may open to him.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: ['password-changed', 'no-longer-spared', 'account-disabled'].map((meanwhile) => ({
      switches: { ...OWN, meanwhile },
    })),
  },
  hints: [
    'What happens to Ada reaches the job by what it proves itself with. What could it prove itself with that is not hers?',
    'Two things can prove the job itself. Look into the file in each case, as Mallory does: with which of them is nothing in it that proves anything?',
  ],
  solutionSays:
    'Give the job its own identity, with a certificate, and let it run again the next night. Let Mallory find the file, and choose another thing that happens in each of three runs. The job reads its reports each time. In the file is the name of a certificate; the key stays in the store of the machine. A client secret outlives the three as well, and Mallory reads reports with it.',
  check(trace, { earlier }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const own = signsInWith(trace)
    if (own === undefined || own === 'password')
      return fail([last.seq], 'In this run the job has no identity of its own: it comes as Ada.')
    const runs = [...earlier, trace].filter((each) => signsInWith(each) === own)
    const leak = opensToMallory(trace)
    if (leak !== undefined || runs.some((each) => opensToMallory(each) !== undefined))
      return fail(
        [leak ?? last.seq],
        `With ${own === 'secret' ? 'a client secret' : 'this'} in the file, an API opens to Mallory.`,
      )
    const done = new Set(runs.flatMap(outlived))
    const missing = ALL.filter((each) => !done.has(each))
    if (missing.length > 0)
      return fail(
        [last.seq],
        `Outlived by this identity: ${list([...done])}. Not shown yet: ${list(missing)}.`,
      )
    if (!runs.some(wasRead))
      return fail([last.seq], 'It outlives all three. But nobody has found the file in these runs.')
    return {
      passed: true,
      because: [last.seq],
      says: 'The job ends when Contoso ends the job, and with nobody else. And there is nothing in its file to steal.',
    }
  },
}

const list = (happenings: readonly Happening[]): string =>
  happenings.length === 0
    ? 'nothing'
    : new Intl.ListFormat('en').format(happenings.map((each) => HAPPENS[each]))
