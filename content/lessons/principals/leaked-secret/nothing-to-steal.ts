import type { Exercise } from '../../../_build/exercise'
import { answersTo, cameBack, fail, settingOf } from './runs'

const NOTEBOOK = 'notebook'
const REPORTS = 'reports-api'

/** A thief who goes on at once, and a job that reads: what stops the one and not the other. */
export const nothingToSteal: Exercise = {
  id: 'nothing-to-steal',
  prompt:
    'Mallory comes back at once, within the hour. One run in which no API opens to him, before or after, and the job reads its reports.',
  start: { runs: [{ switches: { comesBack: 'same-hour' } }] },
  solution: { runs: [{ switches: { comesBack: 'same-hour', credential: 'federated' } }] },
  hints: [
    'Try what can be done once somebody has noticed. Which of it comes too late for a token that he has?',
    'He must not get the first token. What stands in the file has to be of no use to anybody.',
  ],
  solutionSays:
    'Nothing that is done afterwards ends the token that he has. So he must not get one: give the job a certificate or a federated credential, and remove the secret. A certificate beside the secret leaves the secret good.',
  check(trace) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    if (settingOf(trace, 'comesBack') !== 'same-hour')
      return fail([last.seq], 'In this run Mallory does not come back at once.')
    const back = cameBack(trace)
    if (back === undefined) return fail([last.seq], 'In this run Mallory does not come back.')
    const opened = [REPORTS, 'graph']
      .flatMap((api) => answersTo(trace, NOTEBOOK, api, 0))
      .find(({ response }) => response.status === 200)
    if (opened)
      return fail(
        [opened.seq],
        opened.seq < back ? 'Here an API opens to him, before anybody has noticed.' : 'Here it opens to him.',
      )
    const tried = trace.find((event) => event.type === 'check-failed' && event.actor === 'identity-provider')
    if (!tried) return fail([last.seq], 'In this run Mallory tries nothing.')
    const read = ['job', 'build-job']
      .flatMap((job) => answersTo(trace, job, REPORTS, 0))
      .find(({ response }) => response.status === 200)
    return read
      ? {
          passed: true,
          because: [read.seq, tried.seq],
          says: 'The job reads, and to Mallory the file is of no use. There was nothing to take back.',
        }
      : fail([tried.seq], 'To Mallory nothing opens. To the job nothing opens either.')
  },
}
