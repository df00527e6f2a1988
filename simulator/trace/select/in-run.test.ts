import { describe, expect, it } from 'vitest'
import { findFlow } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import { findInRun, type InRun } from './in-run'
import { steps } from './steps'

const known = findFlow('authorization-code-pkce')
if (!known) throw new Error('The flow is gone.')
const [flow, narration] = await Promise.all([known.flow(), known.narration()])
const { result } = await completeRun(flow, { seed: 1 })
const all = steps(result.events, narration)
const found = (wanted: InRun) => findInRun(result.events, all, wanted)?.title

describe('a text points at', () => {
  it.each<[string, InRun, string]>([
    ['a parameter', { field: 'code_challenge' }, 'Expenses sends the browser to the identity provider'],
    [
      'the parameter of another message',
      { field: 'client_id', at: 'token request' },
      'Expenses hands in the code on the back channel',
    ],
    ['a member of an answer', { field: 'id_token' }, 'The identity provider answers with an ID token'],
    ['a header', { field: 'Set-Cookie' }, 'Expenses sends the browser to the identity provider'],
    ['a message', { at: 'authorize request' }, 'Expenses sends the browser to the identity provider'],
    ['a ticket', { token: 'authorization-code' }, 'sends the browser back with a code'],
    ['an edge', { fact: 'oauth2PermissionGrant' }, 'The browser takes it to the identity provider'],
    ['a check', { check: 'redirect-uri-registered' }, 'The browser asks the identity provider for a sign-in'],
    ['a question', { prompt: 'consent' }, 'asks whether ada@contoso.example allows 4 permissions'],
    ['the beginning of a chapter', { chapter: 'second-factor' }, 'asks for a code from the phone'],
    [
      'a header of a later chapter',
      { field: 'Set-Cookie', chapter: 'code' },
      'sends the browser back with a code',
    ],
  ])('%s', (_, wanted, title) => {
    expect(found(wanted)).toContain(title)
  })

  it.each<[string, InRun]>([
    ['a parameter that nobody sends', { field: 'password_hash' }],
    ['one that stands elsewhere', { field: 'code_verifier', at: 'authorize request' }],
    ['a message that is not sent', { at: 'devicecode request' }],
    ['an edge that does not come', { fact: 'appRoleAssignedTo' }],
    ['a check that nobody makes', { check: 'sender-constrained' }],
    ['a question that nobody asks', { prompt: 'account' }],
    ['a ticket in a chapter before it', { token: 'id-token', chapter: 'code' }],
    ['nothing', {}],
  ])('%s, and nothing is found', (_, wanted) => {
    expect(found(wanted)).toBeUndefined()
  })
})
