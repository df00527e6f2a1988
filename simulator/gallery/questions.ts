import type { EndId } from './ends'

/** A question of the helper: two answers or more, each with what comes after it. */
export interface Question {
  readonly asks: string
  readonly choices: readonly Choice[]
}

export interface Choice {
  /** Stands in addresses: one word, which no other choice of the same question has. */
  readonly id: string
  readonly says: string
  readonly leadsTo: Question | EndId
}

/** Nobody is asked more than this. */
export const MOST_QUESTIONS = 4

/** The first question, and so all of them: which flow to use. */
export const firstQuestion: Question = {
  asks: 'Who wants to get in?',
  choices: [
    {
      id: 'person',
      says: 'A person, with an app',
      leadsTo: {
        asks: 'What is it about?',
        choices: [
          {
            id: 'sign-in',
            says: 'Signing in, and what the app may do for them',
            leadsTo: {
              asks: 'Where does the app run?',
              choices: [
                {
                  id: 'server',
                  says: 'On a server, and the person sees it in a browser',
                  leadsTo: 'web-app',
                },
                { id: 'script', says: 'In the browser alone, as script', leadsTo: 'single-page-app' },
                { id: 'installed', says: 'Installed on a phone or a computer', leadsTo: 'native-app' },
              ],
            },
          },
          {
            id: 'again',
            says: 'Not being asked again',
            leadsTo: {
              asks: 'Which app should not ask again?',
              choices: [
                { id: 'same', says: 'The same one, hours or days later', leadsTo: 'stay-signed-in' },
                { id: 'api', says: 'The same one, for a second API that it calls', leadsTo: 'another-api' },
                { id: 'next', says: 'The next one', leadsTo: 'next-app' },
              ],
            },
          },
          {
            id: 'allowed',
            says: 'Who gets into the app, and as what',
            leadsTo: {
              asks: 'Whose people are they?',
              choices: [
                { id: 'own', says: 'Those of our own organisation', leadsTo: 'who-gets-in' },
                { id: 'others', says: 'Those of other organisations too', leadsTo: 'other-organisations' },
              ],
            },
          },
        ],
      },
    },
    {
      id: 'device',
      says: 'A thing without a browser or a keyboard: a television, a printer, a command line far away',
      leadsTo: {
        asks: 'In whose name?',
        choices: [
          {
            id: 'somebody',
            says: 'In that of a person who has a browser somewhere else',
            leadsTo: 'device-without-browser',
          },
          { id: 'itself', says: 'In its own: nobody is there', leadsTo: 'own-machine' },
        ],
      },
    },
    {
      id: 'program',
      says: 'A program, with nobody in front of it: a job, a service, an API',
      leadsTo: {
        asks: 'On whose rights does it act?',
        choices: [
          {
            id: 'own',
            says: 'On its own',
            leadsTo: {
              asks: 'Where does it run?',
              choices: [
                { id: 'azure', says: 'On a resource in Azure', leadsTo: 'on-azure' },
                {
                  id: 'issuer',
                  says: 'Where its host gives it a token: GitHub Actions, Kubernetes, another cloud',
                  leadsTo: 'another-issuer',
                },
                { id: 'elsewhere', says: 'Anywhere else: a server of our own', leadsTo: 'own-machine' },
              ],
            },
          },
          { id: 'caller', says: 'On those of the person who called it', leadsTo: 'for-the-caller' },
        ],
      },
    },
  ],
}
