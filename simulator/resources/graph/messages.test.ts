import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../directory/directory'
import { contoso } from '../../fixtures/contoso'
import { GRAPH_APP_ID } from '../../fixtures/graph-service-principal'
import { MAIL } from '../../fixtures/mail'
import { ada, chidi, ISSUER_OF_VERSION_ONE, setUp, sign } from '../testing/api'
import { createGraphApi } from './graph-api'
import { messages } from './messages'

const ADDRESS = 'https://graph.microsoft.com/v1.0/me/messages'

async function ask(claims: Readonly<Record<string, unknown>>, request: object = {}, more = [messages]) {
  const { call, failed } = setUp((options) => createGraphApi(options, more), {
    directory: createDirectory(contoso),
    appId: GRAPH_APP_ID,
    issuers: { '1.0': ISSUER_OF_VERSION_ONE },
  })
  const token = await sign({ aud: GRAPH_APP_ID, iss: ISSUER_OF_VERSION_ONE, ver: '1.0', ...claims })
  const { status, body } = await call(token, { url: ADDRESS, ...request })
  return { status, body: body === '' ? {} : JSON.parse(body), failed: failed().map(({ check }) => check) }
}

describe('GET /me/messages', () => {
  it.each(['Mail.Read', 'openid profile Mail.Read', 'Mail.ReadWrite'])(
    'with %s is the own mailbox',
    async (scp) => {
      const { status, body } = await ask({ scp })
      const own = MAIL.filter(({ owner }) => owner === ada?.id)
      expect(status).toBe(200)
      expect(body['@odata.context']).toBe(
        `https://graph.microsoft.com/v1.0/$metadata#users('${ada?.id}')/messages`,
      )
      expect(body.value.map(({ id }: { id: string }) => id)).toEqual(own.map(({ id }) => id))
      expect(body.value[0]).toEqual({
        id: own[0]?.id,
        receivedDateTime: own[0]?.receivedDateTime,
        subject: own[0]?.subject,
        bodyPreview: own[0]?.bodyPreview,
        from: { emailAddress: own[0]?.from },
      })
    },
  )

  it('is somebody else’s for somebody else, and empty for whoever has none', async () => {
    const subjects = async (oid: string | undefined) =>
      (await ask({ scp: 'Mail.Read', oid })).body.value.map(({ subject }: { subject: string }) => subject)
    expect(await subjects(chidi?.id)).toEqual(['The audit'])
    expect(await subjects('nobody')).toEqual([])
  })

  it.each<[string, Readonly<Record<string, unknown>>, object, number, readonly string[]]>([
    ['User.Read', { scp: 'User.Read' }, {}, 403, ['permission']],
    ['Mail.ReadBasic', { scp: 'Mail.ReadBasic' }, {}, 403, ['permission']],
    ['an application’s own Mail.Read', { scp: undefined, roles: ['Mail.Read'] }, {}, 403, ['permission']],
    ['a query option', { scp: 'Mail.Read' }, { url: `${ADDRESS}?$top=1` }, 400, []],
    ['POST', { scp: 'Mail.Read' }, { method: 'POST', body: '{}' }, 405, []],
  ])('with %s is refused', async (_, claims, request, status, failed) => {
    expect(await ask(claims, request)).toMatchObject({ status, failed })
  })

  it('is not there where nobody has asked for mailboxes', async () => {
    expect((await ask({ scp: 'Mail.Read' }, {}, [])).status).toBe(404)
  })
})

it('everybody who works at Contoso has mail, and it is theirs', () => {
  const owners = new Set(MAIL.map(({ owner }) => owner))
  const people = new Set(contoso.users.map(({ id }) => id))
  expect([...owners].filter((owner) => !people.has(owner))).toEqual([])
  expect(owners.size).toBe(5)
})
