import type { SwitchWords } from '../../trace/select/narration'

/** What the switches of this flow are called, by name and value. */
export const switchWords: Readonly<Record<string, SwitchWords>> = {
  identities: {
    title: 'Identities of the virtual machine',
    says: 'A system-assigned identity comes and goes with its machine. A user-assigned one stands alone, and several machines can have it. The roles belong to the one for reports.',
    values: {
      system: 'its system-assigned one',
      user: 'one user-assigned one',
      'two-user': 'two user-assigned ones',
      'system-and-user': 'a user-assigned one, and since today a system-assigned one',
    },
  },
  names: {
    title: 'Which identity the job names',
    says: 'Where none is named it is the system-assigned one, or the only user-assigned one. With several user-assigned ones, one has to be named.',
    values: {
      nothing: 'none',
      'client-id': 'id-reports, by client_id',
      'object-id': 'id-reports, by object_id',
      'resource-id': 'id-reports, by msi_res_id',
      'the-other': 'id-backup, by client_id',
    },
  },
  roles: {
    title: 'Roles in Azure of the identity for reports',
    says: 'Roles are no part of the token. actions are about resources, dataActions about what is in them, and neither is the other.',
    values: {
      both: 'Reader, and Storage Blob Data Reader',
      reader: 'Reader alone',
      owner: 'Owner alone',
      'blob-reader': 'Storage Blob Data Reader alone',
      none: 'none',
    },
  },
  header: {
    title: 'Headers of the job’s request',
    says: 'The metadata service wants the header Metadata: true, and no X-Forwarded-For. Both are against requests that somebody else caused.',
    values: {
      sent: 'Metadata: true',
      'left-out': 'Metadata left out',
      'through-a-proxy': 'sent through a proxy, which adds X-Forwarded-For',
    },
  },
  resource: {
    title: 'What the second token is asked for',
    says: 'A token is for one service. The job needs one for Azure Resource Manager and one for Azure Storage.',
    values: {
      'of-the-service': 'Azure Storage',
      'of-the-other': 'Azure Resource Manager again',
      unknown: 'an address that Entra does not know',
    },
  },
  identity: {
    title: 'The identity for reports in the directory',
    says: 'Behind a managed identity stands a service principal. Without it, or with it disabled, Entra gives no token.',
    values: { 'in-place': 'enabled', disabled: 'disabled', deleted: 'deleted' },
  },
  later: {
    title: 'Whether the job runs again',
    says: 'Azure keeps tokens for around 24 hours, for each identity and service. Nobody can make it ask anew before that.',
    values: {
      nothing: 'no',
      'half-an-hour': 'after half an hour',
      'two-days': 'after two days',
    },
  },
  meanwhile: {
    title: 'What happens in between',
    says: 'A role is looked at with each request; Azure may need up to ten minutes for it, this lab none. Whether an identity is enabled is looked at when a token is made.',
    values: {
      nothing: 'nothing',
      'role-removed': 'Storage Blob Data Reader is taken away',
      'identity-disabled': 'the service principal is disabled',
      'identity-deleted': 'the identity is deleted',
    },
  },
  keeps: {
    title: 'Whether the job keeps its tokens',
    says: 'Programs are advised to keep their tokens. Azure’s roles take what they have until it ends, whatever becomes of the identity; another service may look in the directory.',
    values: { nothing: 'no, it asks each time', 'its-tokens': 'yes, in its memory' },
  },
  webApp: {
    title: 'A web app on the same machine',
    says: 'Whatever runs on the machine can ask for its tokens, unless somebody has limited that. A web app that fetches any address can be made to ask for somebody else.',
    values: {
      none: 'none',
      'fetches-addresses': 'fetches any address',
      'passes-headers-on': 'fetches any address, with the headers that it got',
      proxy: 'the same as a proxy, which adds X-Forwarded-For',
    },
  },
}
