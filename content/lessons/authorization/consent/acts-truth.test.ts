import { type Sent, testTruth } from '../../../acts/test-truth'
import { acts } from './acts'
import { scenario } from './scenario'

const between = (from: string, to: string) => (sent: Sent) => sent.from === from && sent.to === to
const toDesk = between('browser', 'identity-provider')

testTruth(scenario, acts, {
  'says-yes': {
    has: (sent) => toDesk(sent) && !sent.isAnswer && new URLSearchParams(sent.body).has('accept'),
    says: {
      'Here she is asked': (sent) =>
        sent.isAnswer && sent.from === 'identity-provider' && sent.body.includes('"kind":"consent"'),
      'has her ask for a sign-in': (sent) => toDesk(sent) && sent.url.pathname.endsWith('/authorize'),
      'who she is': (sent) => toDesk(sent) && !new URLSearchParams(sent.body).has('accept'),
      'said already': (sent) => sent.to === 'documents-server' && sent.url.searchParams.has('code'),
    },
  },
})
