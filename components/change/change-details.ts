import { counted } from '../../simulator/doors/view'
import type { Intervention } from '../lab/engine'

type Later = Extract<Intervention, { readonly until: unknown }>['until']

/** What a change from outside is, in words and in those of the wire; what its own sentence says already is left out. */
export function changeDetails(each: Intervention): string {
  switch (each.do) {
    case 'put': {
      const { id, ...members } = each.object
      return `${each.collection}: ${JSON.stringify(members)}`
    }
    case 'edit':
      return each.edits
        .map(({ name, attribute, jwt, set, remove }) => {
          const part = [jwt?.member, attribute, name].filter(Boolean).join(' of ')
          return remove ? `without ${part}` : set === undefined ? part : `${part}=${set}`
        })
        .join(', ')
    case 'remove':
      return `${each.collection} without ${each.id}`
    case 'consent-policy':
      return `permissionGrantPoliciesAssigned: ${JSON.stringify(each.permissionGrantPoliciesAssigned)}`
    case 'consent-requests':
      return `adminConsentRequestPolicy: ${JSON.stringify(each.policy)}`
    case 'wait':
      return each.says ? '' : `${counted(each.seconds, 'second')} ${each.seconds === 1 ? 'passes' : 'pass'}`
    case 'server':
      return each.says ? '' : `${each.party} ${each.up ? 'is back' : 'goes down'}`
    case 'configure':
      return Object.entries(each.settings)
        .map(([name, value]) => {
          const which = name === 'client_secret' ? 'client_secret: the one with keyId ' : `${name}=`
          return `${each.party} sends ${value === null ? `no ${name}` : `${which}${value}`}`
        })
        .join(', ')
    case 'hold':
      return each.says
        ? ''
        : `a message is held ${'until' in each ? untilWords(each.until) : `for ${counted(each.seconds, 'second')}`}`
    case 'replay':
      return each.says
        ? ''
        : `a message is copied${each.to === undefined ? '' : ` to ${each.to}`}${'until' in each ? `, ${untilWords(each.until)}` : ''}`
    case 'divert':
      return each.says ? '' : `a message goes to ${each.party}`
    case 'drop':
      return each.says ? '' : 'a message is dropped'
  }
}

const untilWords = (until: Later): string =>
  'after' in until
    ? `until answer ${until.after}`
    : `until message ${until.message} from ${until.from} to ${until.to}`
