import type { Asked } from '../../gallery/asked'

/** By what it is found. */
export const asked: Asked = {
  who: ['workload'],
  words: [
    'nightly script on a person’s user name and password, service account',
    'copy job stops when somebody changes the password, AADSTS50126 at night',
    'multifactor authentication breaks the script, AADSTS50076',
    'resource owner password credentials grant, ROPC, grant_type=password',
    'password in a configuration file',
    'replace a service account by a workload identity',
  ],
  endsIn:
    'The program holds an access token in the name of a person, until something happens to that person’s account.',
  answers: {},
  noAnswer:
    'The resource owner password grant must not be used (RFC 9700 section 2.4). It is here so that you see what breaks it, and what to put in its place.',
}
