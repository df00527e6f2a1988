import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  theme: 'principals',
  who: ['workload'],
  words: [
    'nightly copy job on somebody’s user name and password, service account',
    'copy job stops when somebody changes the password, AADSTS50126 at night',
    'multifactor authentication (MFA) breaks the job, AADSTS50076',
    'client_secret or client_assertion is missing AADSTS7000218, account disabled AADSTS50057 at night',
    'resource owner password credentials grant, ROPC, grant_type=password',
    'password in a configuration file',
    'replace a service account by a workload identity',
  ],
  endsIn:
    'The program is taken for somebody else, and holds an access token in their name, until something happens to their account.',
  answers: {},
  noAnswer:
    'The resource owner password grant must not be used (RFC 9700 section 2.4). It is here so that you see what breaks it, and what to put in its place.',
}
