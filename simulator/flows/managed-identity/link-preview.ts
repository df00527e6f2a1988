import { type HeaderList, json } from '../../network/message'
import type { Handler } from '../../network/server'
import type { World } from '../../run/world'
import { ID } from './cast'

export const PREVIEW = 'https://preview.contoso.example'

/**
 * A web app on the same virtual machine that shows what stands at an address: at any address that anybody gives it. That makes it a way to
 * forge requests (SSRF): https://owasp.org/www-community/attacks/Server_Side_Request_Forgery
 */
export function createLinkPreview(world: World): Handler {
  return async (request, { cause }) => {
    const url = new URL(request.url).searchParams.get('url') ?? ''
    if (!URL.canParse(url)) return json(400, { error: 'No address.' })
    const headers: HeaderList = [['Host', new URL(url).host], ...passedOn(world, request.headers)]
    const asked = { method: 'GET', url, headers, body: '' }
    const { response } = await world.network.send(ID.webApp, 'back-channel', asked, cause)
    return response ?? json(502, { error: 'No answer.' })
  }
}

function passedOn(world: World, headers: HeaderList): HeaderList {
  const own = headers.filter(([name]) => name.toLowerCase() !== 'host')
  switch (world.switchOf('webApp')) {
    case 'passes-headers-on':
      return own
    case 'proxy':
      return [...own, ['X-Forwarded-For', '203.0.113.7']]
    default:
      return []
  }
}
