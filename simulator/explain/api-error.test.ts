import { describe, expect, it, test } from 'vitest'
import { findFlow } from '../flows/catalogue'
import { settingsOf } from '../flows/testing/settings'
import { completeRun } from '../run/complete'
import { explain } from './explain'
import { NOW } from './testing/tokens'

const ID = '06bc32ab-5ab5-4b8d-9f6c-95d0a420eb95'
const SCOPE = `/subscriptions/${ID}/resourceGroups/reports`
const FAILED = `The client '${ID}' with object id '${ID}' does not have authorization to perform action 'Microsoft.Web/sites/read' over scope '${SCOPE}' or the scope is invalid. If access was recently granted, please refresh your credentials.`
const of = (error: object) => explain(JSON.stringify({ error }, null, 2), NOW).findings[0]

describe('an error of an API is known for what it is, and is no error of OAuth', () => {
  test.each<[string, object, string, RegExp]>([
    [
      'a permission that is missing at Graph',
      { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' },
      'Error of Microsoft Graph',
      /lacks the permission, or the person/,
    ],
    [
      'a token that Graph does not take',
      {
        code: 'InvalidAuthenticationToken',
        message: 'Access token is empty.',
        innerError: { 'request-id': ID },
      },
      'Error of Microsoft Graph',
      /no token, or one that this API does not accept/,
    ],
    [
      'the same code, of one of two',
      { code: 'InvalidAuthenticationToken', message: 'The access token is invalid.' },
      'Error of Microsoft Graph or Azure Resource Manager',
      /made for another API/,
    ],
    [
      'a role that is missing',
      { code: 'AuthorizationFailed', message: FAILED },
      'Error of Azure Resource Manager',
      /no role assignment/,
    ],
    [
      'a token for another API',
      {
        code: 'InvalidAuthenticationTokenAudience',
        message: 'The access token has been obtained for wrong audience.',
      },
      'Error of Azure Resource Manager',
      /made for another API/,
    ],
    [
      'a code that is not known',
      { code: 'Teapot', message: 'No.' },
      'Error of an API',
      /Teapot means is not known here/,
    ],
    [
      'a code of a key vault, which has an innererror too',
      { code: 'Forbidden', message: 'No.', innererror: { code: 'ForbiddenByRbac' } },
      'Error of an API',
      /Forbidden means is not known here/,
    ],
    [
      'a code that is not known, of Graph',
      { code: 'Teapot', message: 'No.', innerError: { date: '2026-11-30T10:00:00', 'request-id': ID } },
      'Error of Microsoft Graph',
      /Teapot means is not known here/,
    ],
    [
      'a code with the name of what everything has',
      { code: 'toString', message: '' },
      'Error of an API',
      /not known here/,
    ],
  ])('%s', (_what, error, title, says) => {
    const finding = of(error)
    expect(finding?.title).toBe(title)
    expect(finding?.says.map((each) => each.says).join('\n')).toMatch(says)
    expect(finding?.says[0]?.says).toMatch(/no OAuth error/)
  })

  it('who asked, for what and where, is read out of the sentence of Azure', () => {
    const fields = of({ code: 'AuthorizationFailed', message: FAILED })?.parts[0]?.fields ?? []
    expect(Object.fromEntries(fields.map(({ name, value }) => [name, value]))).toMatchObject({
      'object id': ID,
      action: 'Microsoft.Web/sites/read',
      scope: SCOPE,
    })
  })

  it('a number of Entra in its sentence is explained as well', () => {
    expect(of({ code: 'x', message: 'AADSTS50076: no' })?.inside.map(({ title }) => title)).toEqual([
      'AADSTS50076',
    ])
  })

  it('an error of OAuth stays one', () => {
    const { findings } = explain('{"error":"invalid_grant","error_description":"x"}', NOW)
    expect(findings.map(({ title }) => title)).toEqual(['Refusal'])
  })
})

test.each(['Authorization_RequestDenied', 'AuthorizationFailed'])(
  'the flow that is named for %s has an API that says it',
  async (code) => {
    const [slug = ''] = of({ code, message: '' })?.flows ?? []
    const flow = await findFlow(slug)?.flow()
    if (!flow) throw new Error(`There is no flow ${slug}.`)
    const bodies: string[] = []
    for (const switches of settingsOf(flow))
      for (const event of (await completeRun(flow, { seed: 1, switches })).result.events)
        if (event.type === 'response-received') bodies.push(event.response.body)
    expect(bodies.some((body) => body.includes(`"${code}"`))).toBe(true)
  },
)
