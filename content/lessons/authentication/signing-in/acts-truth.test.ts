import { type Sent, testTruth } from '../../../acts/test-truth'
import { acts } from './acts'
import { scenario } from './scenario'

const DESK = 'identity-provider'
const asksAt = (sent: Sent, path: string) =>
  !sent.isAnswer && sent.to === DESK && sent.url.pathname.endsWith(path)
const typed = (sent: Sent, name: string) => !sent.isAnswer && new URLSearchParams(sent.body).has(name)
const hasKeys = (sent: Sent) => sent.isAnswer && sent.body.startsWith('{"keys"')

testTruth(scenario, acts, {
  'reaches-the-desk': {
    has: (sent) => asksAt(sent, '/authorize'),
    says: {
      'tells the browser where to go': (sent) =>
        sent.from === 'expenses' && sent.header('location').join().includes('/authorize'),
      'for addresses only': (sent) => asksAt(sent, '/.well-known/openid-configuration'),
      'much later': (sent, all) =>
        asksAt(sent, '/token') && all.some((each) => each.seq < sent.seq && asksAt(each, '/authorize')),
    },
  },
  'password-travels': {
    has: (sent) => typed(sent, 'password'),
    says: {
      'This page asks for it': (sent) => sent.isAnswer && /name="password"/.test(sent.body),
      'carries her name': (sent) => typed(sent, 'username') && !typed(sent, 'password'),
      'carries a code': (sent) => /(^|[?&#"])code(=|":|")/m.test(sent.text) && !typed(sent, 'password'),
    },
  },
  'keys-for-the-door': {
    has: (sent) => hasKeys(sent) && sent.to === 'expenses-api',
    says: {
      'for Expenses': (sent) => hasKeys(sent) && sent.to !== 'expenses-api',
      'shown the card': (sent) =>
        sent.to === 'expenses-api' && sent.header('authorization').join().startsWith('Bearer '),
    },
  },
})
