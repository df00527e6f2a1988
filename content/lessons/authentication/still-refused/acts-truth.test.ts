import { type Sent, testTruth } from '../../../acts/test-truth'
import { acts } from './acts'
import { scenario } from './scenario'

const DESK = 'identity-provider'
const API = 'expenses-api'
const isAtToken = (sent: Sent) => sent.url.pathname.endsWith('/token')
const isShown = (sent: Sent) => sent.to === API && sent.header('authorization').join().startsWith('Bearer ')

testTruth(scenario, acts, {
  'api-hears-of-her': {
    has: isShown,
    says: {
      'not to the API': (sent) => sent.from === DESK && sent.isAnswer && sent.to !== API,
      'A code is for': (sent) => /(^|[?&#])code=/m.test(sent.text) && sent.to !== API && sent.from !== API,
    },
  },
  'names-no-api': {
    has: (sent) => !sent.isAnswer && isAtToken(sent),
    says: {
      'This is the answer': (sent) => sent.isAnswer && isAtToken(sent),
      'names both': (sent) => {
        const asked = sent.isAnswer ? new URL(sent.header('location').join()) : sent.url
        return new Set(asked.searchParams.get('scope')?.match(/https?:\/\/[^/]+|api:\/\/[^/]+/g)).size > 1
      },
    },
  },
  'the-door-says-why': {
    has: (sent) => sent.from === API && sent.header('www-authenticate').length > 0,
    says: {
      'Here the API is asked': isShown,
      'speaking to her': (sent) => sent.isAnswer && sent.from === 'expenses' && sent.to === 'browser',
    },
  },
})
