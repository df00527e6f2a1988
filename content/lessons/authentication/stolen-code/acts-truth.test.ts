import { type Sent, testTruth } from '../../../acts/test-truth'
import { acts } from './acts'
import { scenario } from './scenario'

const hasCode = (sent: Sent) => /(^|[?&])code=/m.test(sent.text)
const asks = (sent: Sent, from: string, to: string) => !sent.isAnswer && sent.from === from && sent.to === to

testTruth(scenario, acts, {
  'comes-to-the-thief': {
    has: (sent) => !sent.isAnswer && sent.to === 'notebook' && /[?&]code=/.test(sent.body),
    says: {
      'Mallory sees nothing of it yet': (sent) =>
        sent.isAnswer && sent.from === 'identity-provider' && sent.to === 'browser' && hasCode(sent),
      'where it belongs': (sent) => asks(sent, 'browser', 'expenses') && hasCode(sent),
      'another app is called': (sent) => asks(sent, 'browser', 'wallpaper-app') && hasCode(sent),
      'six digits': (sent) =>
        asks(sent, 'browser', 'identity-provider') && /(^|&)code=\d{6}(&|$)/.test(sent.body),
    },
  },
  'comes-to-the-app': {
    has: (sent) => asks(sent, 'thief-browser', 'expenses') && hasCode(sent),
    says: {
      'Ada’s own browser': (sent) => asks(sent, 'browser', 'expenses') && hasCode(sent),
      'Expenses hands it in': (sent) =>
        asks(sent, 'expenses', 'identity-provider') && sent.body.includes('code='),
    },
  },
})
