import type { Act } from '../../../acts/act'
import { except } from '../../../acts/except'
import { sent } from '../../../acts/fact'
import { makeAnswer } from '../../../acts/make-answer'
import { pickParty } from '../../../acts/pick-party'
import { selectMessage } from '../../../acts/select-message'

const METADATA = 'metadata-service'
const STORAGE = 'storage'

/** In the order of the text. */
export const acts: readonly Act[] = [
  pickParty({
    id: 'who-proves',
    task: 'Entra has seen what proves the identity. Who else has it?',
    secret: 'client-assertion',
    what: 'what proves the identity',
    at: { at: 'token request' },
    besides: { 'identity-provider': 'It was shown there. Who had it to show?' },
    never: {
      job: 'The job shows nothing of itself: it sends a header that anybody could write.',
      'service-principal': 'This is the entry in the directory. What it is proven with lies elsewhere.',
    },
    says: 'Yes. The host signs for the machine, and the private key stays with it.',
  }),
  selectMessage({
    id: 'first-token',
    task: 'Select the first message that brings a token onto the virtual machine.',
    wanted: sent({ from: METADATA, to: 'job' }, { token: 'access-token' }),
    what: 'a token on its way to the job',
    lookalikes: [
      {
        has: sent({ to: METADATA }, { token: 'access-token' }),
        says: 'Here it comes to the host. The machine does not have it yet.',
      },
      { has: sent({ from: 'job', to: METADATA }), says: 'Here the job asks. What does it get?' },
      {
        has: sent({ from: 'job' }, { token: 'access-token' }),
        says: 'Here the job shows it. When did it get it?',
      },
    ],
    says: 'Yes: and from then on, whatever runs on the machine can use it.',
  }),
  except(
    makeAnswer({
      id: 'forged-refused',
      task: 'Let a web app on the machine fetch any address, and see the stranger’s request refused for want of a header.',
      by: METADATA,
      check: 'metadata-header',
      says: 'Yes. It came from the machine, and it was not what the machine meant to send.',
    }),
    [
      {
        name: 'webApp',
        is: ['none'],
        says: 'In this run there is no web app on the machine. Set the switch “A web app on the same machine” first.',
      },
      {
        name: 'header',
        isNot: 'sent',
        says: 'In this run the job’s own request is refused. Put its headers back first.',
      },
    ],
  ),
  except(
    makeAnswer({
      id: 'owner-refused',
      task: 'Let the identity be Owner and nothing else, and see the storage account refuse.',
      by: STORAGE,
      check: 'azure-role',
      says: 'Yes. "*" in actions is every action on the control plane, and none on the data plane.',
    }),
    [
      {
        name: 'roles',
        isNot: 'owner',
        says: 'In this run the identity is not Owner alone. Set the switch “Roles in Azure of the identity for reports” first.',
      },
    ],
  ),
  except(
    makeAnswer({
      id: 'name-one',
      task: 'Give the machine two user-assigned identities, and see the metadata service refuse to choose.',
      by: METADATA,
      check: 'metadata-identity',
      says: 'Yes. It does not guess: the job has to name one.',
    }),
    [
      {
        name: 'identities',
        isNot: 'two-user',
        says: 'In this run the machine does not have two user-assigned identities. Set the switch “Identities of the virtual machine” first.',
      },
      {
        name: 'names',
        isNot: 'nothing',
        says: 'In this run the job names one. Set the switch “Which identity the job names” to “none”.',
      },
      {
        name: 'identity',
        is: ['deleted'],
        says: 'In this run the machine has no identity at all. Put the identity back first.',
      },
    ],
  ),
  except(
    makeAnswer({
      id: 'refused-with-good-token',
      task: 'Let the job run again after half an hour, let the role for blobs be taken away before that, and see the token refused.',
      by: STORAGE,
      check: 'azure-role',
      says: 'Yes. The token is the same, and it is good for most of a day. The role was not in it.',
    }),
    [
      {
        name: 'meanwhile',
        isNot: 'role-removed',
        says: 'In this run no role is taken away. Set the switch “What happens in between” first.',
      },
      {
        name: 'roles',
        is: ['reader', 'owner', 'none'],
        says: 'In this run there is no such role that could be taken away. Put the roles back first.',
      },
    ],
  ),
]
