import { entry, type Words } from './meaning'

const JOB = 'github-actions#oidc'

/** Members of what a host of code is asked to do, and of what it answers. The addresses are this lab's own; the last two names are those of GitHub's environment variables. */
export const codeHost: Words = {
  repository: entry('The repository that the change goes to, by its owner and its name.'),
  branch: entry('The branch that is pushed, or that is proposed.'),
  event: entry('What is done: a push, or a pull request.'),
  environment: entry('What the workflow says that its job deploys to.', 'github-actions#environments'),
  name: entry('The name that somebody takes.'),
  ACTIONS_ID_TOKEN_REQUEST_URL: entry('Where the job may ask for a token about itself.', JOB),
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: entry('What the job shows there: it is good for this job alone.', JOB),
  error: entry('Why nothing was started, in the form of an API.'),
}
