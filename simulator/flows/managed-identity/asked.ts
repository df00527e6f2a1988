import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'principals',
  who: ['workload'],
  words: [
    'program on an Azure virtual machine, function or app service without a password or secret',
    'where is the password of a managed identity',
    'system-assigned or user-assigned identity, which one',
    'instance metadata service, IMDS, 169.254.169.254, Metadata header',
    'access to a storage account, key vault or Azure Resource Manager from code on Azure, role assignment',
    'server-side request forgery, SSRF, steal a token from the machine',
    'no secret to store, rotate or leak in Azure',
  ],
  endsIn: 'The program holds an access token for a resource in Azure, and keeps nothing secret.',
  answers: {
    'on-azure': 'A job on a virtual machine asks for tokens to manage and to read a storage account.',
  },
}
