import { type Sent, testTruth } from '../../../acts/test-truth'
import { acts } from './acts'
import { scenario } from './scenario'

const showsSecret = (by: string) => (sent: Sent) =>
  sent.from === by && !sent.isAnswer && new URLSearchParams(sent.body).has('client_secret')

testTruth(scenario, acts, {
  'secret-leaves': {
    has: (sent) => sent.from === 'repository' && sent.isAnswer && sent.body.includes('"client_secret"'),
    says: {
      'as it should': showsSecret('job'),
      'What comes back': (sent) => sent.to === 'repository' && !sent.isAnswer,
      'When did he get it': showsSecret('notebook'),
    },
  },
  'becomes-the-app': {
    has: showsSecret('notebook'),
    says: {
      'the job itself': showsSecret('job'),
      'With what': (sent) => sent.isAnswer && sent.to === 'notebook' && sent.body.includes('"access_token"'),
    },
  },
})
