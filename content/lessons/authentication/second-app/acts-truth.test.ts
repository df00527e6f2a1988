import { type Sent, testTruth } from '../../../acts/test-truth'
import { acts } from './acts'
import { scenario } from './scenario'

const DESK = 'identity-provider'
const isApp = (party: string) => party === 'expenses' || party === 'timesheets'
const brings = (sent: Sent, name: string) => sent.header('cookie').join().includes(name)
const sets = (sent: Sent, name: string) => sent.header('set-cookie').join().includes(name)
const ends = (sent: Sent) => sets(sent, 'Max-Age=0')
const tokensTo = (sent: Sent, app: string) => {
  if (!sent.isAnswer || !sent.body.includes('"id_token"')) return false
  const { id_token } = JSON.parse(sent.body) as { id_token: string }
  const { aud } = JSON.parse(atob(id_token.split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? '')) as {
    aud: string
  }
  return aud === app
}
const appOf = (all: readonly Sent[], host: string) =>
  all
    .find(({ url }) => url.searchParams.get('redirect_uri')?.includes(host))
    ?.url.searchParams.get('client_id') ?? 'nobody'
const SID = /[?&]sid=/

testTruth(scenario, acts, {
  'first-cookie-back': {
    has: (sent) => sent.to === DESK && brings(sent, 'ESTSAUTH='),
    says: {
      'not that of a session': (sent) => sent.to === DESK && brings(sent, '=') && !brings(sent, 'ESTSAUTH='),
      'goes to an app': (sent) => isApp(sent.to) && brings(sent, '='),
      'cookie is handed out': (sent) => sets(sent, 'ESTSAUTH=') && !ends(sent),
      'Here the cookie ends': (sent) => sets(sent, 'ESTSAUTH=') && ends(sent),
      'sets another cookie': (sent) => sent.from === DESK && sets(sent, '=') && !sets(sent, 'ESTSAUTH='),
      'Here an app sets': (sent) => isApp(sent.from) && sets(sent, '='),
    },
  },
  'own-tokens': {
    has: (sent, all) => tokensTo(sent, appOf(all, 'timesheets')),
    says: {
      'tokens of Expenses': (sent, all) => tokensTo(sent, appOf(all, '//expenses')),
      'code of Timesheets': (sent) =>
        sent.text.includes('timesheets') && /[?&#]code=/.test(sent.text.replace('\n', '&')),
    },
  },
  'cookie-goes': {
    has: (sent) => sets(sent, 'ESTSAUTH=') && ends(sent),
    says: {
      'is still there': (sent) =>
        sent.to === DESK && /\/logout$/.test(sent.url.pathname) && brings(sent, 'ESTSAUTH='),
      'gives a cookie': (sent) => sets(sent, '=') && !ends(sent),
      'has ended': (sent, all) =>
        all.some((each) => each.seq < sent.seq && sets(each, 'ESTSAUTH=') && ends(each)),
    },
  },
  'first-told': {
    has: (sent) => !sent.isAnswer && isApp(sent.to) && SID.test(sent.url.search),
    says: {
      'goes to the identity provider': (sent) => sent.to === DESK,
      'frame for each app': (sent) => sent.from === DESK && sent.to === 'browser' && SID.test(sent.body),
      'answers in its frame': (sent) => sent.isAnswer && isApp(sent.from) && SID.test(sent.url.search),
      'names no session': (sent) => !sent.isAnswer && isApp(sent.to) && !SID.test(sent.url.search),
    },
  },
})
