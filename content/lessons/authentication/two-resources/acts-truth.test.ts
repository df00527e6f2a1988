import { type Sent, testTruth } from '../../../acts/test-truth'
import { acts } from './acts'
import { scenario } from './scenario'

const isAtToken = (sent: Sent) => sent.url.pathname.endsWith('/token')
const asks = (sent: Sent) => !sent.isAnswer && isAtToken(sent)
const scopeOf = (sent: Sent) => new URLSearchParams(sent.body).get('scope') ?? ''

testTruth(scenario, acts, {
  'directory-answers': {
    has: (sent) => sent.from === 'graph' && sent.isAnswer && sent.to === 'inventory' && sent.status === 200,
    says: {
      'Here it is asked': (sent) => sent.to === 'graph' && !sent.isAnswer,
      'speaking to the browser': (sent) =>
        sent.isAnswer && sent.from === 'inventory' && sent.to === 'browser',
    },
  },
  'second-token': {
    has: (sent) => asks(sent) && scopeOf(sent).includes('https://management.azure.com/'),
    says: {
      'Here Azure is named': (sent) =>
        (sent.isAnswer ? sent.header('location').join() : sent.url.href).includes('management.azure.com'),
      'for another API': (sent) => asks(sent) && scopeOf(sent).includes('https://graph.microsoft.com/'),
      'This is an answer': (sent) => sent.isAnswer && isAtToken(sent),
    },
  },
})
