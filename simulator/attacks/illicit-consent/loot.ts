import type { IDToken } from 'oauth4webapi'
import { attempt } from '../../actors/client/attempt'
import { callApi } from '../../actors/client/call'
import type { OAuthClient } from '../../actors/client/client'
import { refresh } from '../../actors/client/refresh'
import { isObject } from '../../core/json'
import type { AppPage } from '../../prompts/next/prompt'
import { GRAPH } from './cast'

/** What the server keeps of somebody who agreed: the newest tokens, and the mail that was read last. */
export interface Loot {
  readonly client: OAuthClient
  readonly claims: IDToken
  accessToken: string
  refreshToken: string | undefined
  mail?: AppPage['table']
  /** What came of the last try, where it was refused. */
  refused?: string | undefined
}

/** Calls Graph with the access token, from wherever this server stands (RFC 6750 section 2.1). Returns the event that it ends with. */
export async function readMail(loot: Loot, cause: number): Promise<number> {
  const { client, accessToken } = loot
  client.last = cause
  const done = await attempt(client, () => callApi(client, `${GRAPH}/v1.0/me/messages`, accessToken))
  if (done.ok) loot.mail = tableOfMail(done.value)
  loot.refused = done.ok ? undefined : `Microsoft Graph refuses: ${done.failure.says}`
  return done.seq
}

/** Another access token for the refresh token, and another refresh token with it (RFC 6749 section 6). */
export async function renew(loot: Loot, cause: number): Promise<void> {
  const { client, refreshToken } = loot
  if (refreshToken === undefined) return
  client.last = cause
  const done = await attempt(client, () => refresh(client, refreshToken))
  loot.refused = done.ok ? undefined : `The refresh token is refused: ${done.failure.says}`
  if (!done.ok) return
  loot.accessToken = done.value.access_token
  loot.refreshToken = done.value.refresh_token ?? refreshToken
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
