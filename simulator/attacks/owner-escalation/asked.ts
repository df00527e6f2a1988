import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'authorization',
  who: ['person', 'workload'],
  words: [
    'app owner privilege escalation, application owner becomes global administrator',
    'what can an owner of an app registration do',
    'owner adds a client secret to an application with application permissions',
    'RoleManagement.ReadWrite.Directory, AppRoleAssignment.ReadWrite.All: which permissions are as good as Global Administrator',
    'Application Administrator can add credentials to any app',
    'service principal owner, add a credential to a service principal, hidden secret',
    'app management policy blocks client secrets, what is left open',
    'app instance property lock, what does it protect',
  ],
  endsIn:
    'Somebody without a role is Global Administrator, by an application that they own, unless one of the mitigations stops it.',
  answers: {},
  noAnswer:
    'It is an attack by way of an application that somebody owns, with what stops it and what does not.',
}
