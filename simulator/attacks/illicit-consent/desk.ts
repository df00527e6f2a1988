import { appPage } from '../../actors/app-pages'
import { attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import { nameIn } from '../../actors/client/client'
import { refresh } from '../../actors/client/refresh'
import { isObject } from '../../core/json'
import type { Handler } from '../../network/server'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { DOCUMENTS, GRAPH, ID } from './cast'
import type { Documents, Loot } from './documents'

/** The page on which the thief works: what the server holds, and each thing that can be done with it as a link. */
export interface Desk {
  readonly handler: Handler
  /** The address that somebody is sent, once. */
  takeLink(): string | undefined
}

/** A thief with an application of their own, who lures people to its links, and reads what comes to its server. */
export function createDesk(world: World, { loot }: Documents): Desk {
  let link: string | undefined
  let remark: string | undefined
  /** The mail that was read last. */
  let table: AppPage['table']

  const handler: Handler = async ({ url }, { cause }) => {
    const [, act = '', number = ''] = new URL(url).pathname.split('/')
    const held = [...loot.values()][Number(number) - 1]
    if (act === 'send') {
      link = `${DOCUMENTS}/`
      const sent = { heading: 'Sent', lines: ['Now somebody has to open it.'], offers: [] }
      return appPage(200, { ...page(), ...sent })
    }
    if (act === 'read' && held) await read(held, cause)
    if (act === 'renew' && held) await renew(held, cause)
    return appPage(200, page())
  }
  return {
    handler,
    takeLink: () => {
      const taken = link
      link = undefined
      return taken
    },
  }

  /** Calls Graph with the access token, from wherever this server stands (RFC 6750 section 2.1). */
  async function read({ client, claims, accessToken }: Loot, cause: number): Promise<void> {
    client.last = cause
    const done = await attempt(client, () => callApi(client, `${GRAPH}/v1.0/me/messages`, accessToken))
    table = done.ok ? tableOfMail(done.value) : undefined
    remark = done.ok ? `The mail of ${nameIn(claims)}:` : `Graph refuses: ${done.failure.says}`
  }

  /** Another access token for the refresh token (RFC 6749 section 6). */
  async function renew(held: Loot, cause: number): Promise<void> {
    const { client, refreshToken } = held
    if (refreshToken === undefined) return
    client.last = cause
    table = undefined
    const done = await attempt(client, () => refresh(client, refreshToken))
    remark = done.ok ? 'A new access token.' : `The refresh token was refused: ${done.failure.says}`
    if (!done.ok) return
    held.accessToken = done.value.access_token
    held.refreshToken = done.value.refresh_token ?? refreshToken
  }

  function page(): AppPage {
    const held = [...loot.values()]
    const lines = held.map(
      ({ claims, refreshToken }) =>
        `Of ${nameIn(claims)}: an access token${refreshToken === undefined ? '' : ' and a refresh token'}.`,
    )
    return {
      kind: 'app',
      appName: world.called(ID.server),
      state: 'welcome',
      heading: 'What I hold',
      lines: [...(lines.length > 0 ? lines : ['Nothing yet.']), ...(remark === undefined ? [] : [remark])],
      ...(table && { table }),
      offers: [
        { id: 'send', label: 'Send somebody the link', href: '/send' },
        ...held.flatMap(({ claims, refreshToken }, index): Offer[] => {
          const [name, at] = [nameIn(claims), index + 1]
          return [
            {
              id: `read-${at}`,
              label: `Read the mail of ${name} with the access token`,
              href: `/read/${at}`,
            },
            ...(refreshToken === undefined
              ? []
              : [
                  {
                    id: `renew-${at}`,
                    label: `Get another access token for ${name} with the refresh token`,
                    href: `/renew/${at}`,
                  },
                ]),
          ]
        }),
      ],
    }
  }
}

/** Of messages as Graph gives them: from whom, about what, how it begins. */
function tableOfMail(answer: unknown): AppPage['table'] {
  const messages = isObject(answer) && Array.isArray(answer.value) ? answer.value.filter(isObject) : []
  const rows = messages.map(({ from, subject, bodyPreview }) => {
    const { emailAddress } = isObject(from) ? from : {}
    const { name } = isObject(emailAddress) ? emailAddress : {}
    return [name, subject, bodyPreview].map((each) => (typeof each === 'string' ? each : ''))
  })
  return { head: ['From', 'Subject', 'It begins'], rows }
}
