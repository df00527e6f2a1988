import { appPage } from '../../actors/app-pages'
import { nameIn } from '../../actors/client/client'
import type { Handler } from '../../network/server'
import type { AppPage, Offer } from '../../prompts/next/prompt'
import type { World } from '../../run/world'
import { DOCUMENTS, ID } from './cast'
import type { Documents } from './documents'
import { type Loot, readMail, renew } from './loot'

/** The page on which the thief works: what the server holds, and each thing that can be done with it as a link. */
export interface Desk {
  readonly handler: Handler
  /** The address that somebody is sent, once. */
  takeLink(): string | undefined
}

/** A thief with an application of their own, who lures people to its links, and uses what comes to its server. */
export function createDesk(world: World, { loot }: Documents): Desk {
  let link: string | undefined

  const handler: Handler = async ({ url }, { cause }) => {
    const [, act = '', number = ''] = new URL(url).pathname.split('/')
    const held = [...loot.values()][Number(number) - 1]
    if (act === 'send') {
      link = `${DOCUMENTS}/`
      const sent = { heading: 'Sent', lines: ['Now somebody has to open it.'], offers: [] }
      return appPage(200, { ...page(), ...sent })
    }
    if (act === 'read' && held) await readMail(held, cause)
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

  function page(): AppPage {
    const held = [...loot.values()]
    const table = held.findLast(({ mail }) => mail)?.mail
    return {
      kind: 'app',
      appName: world.called(ID.server),
      state: 'welcome',
      heading: 'What I hold',
      lines: held.length > 0 ? held.flatMap(linesOf) : ['Nothing yet.'],
      ...(table && { table }),
      offers: [{ id: 'send', label: 'Send somebody the link', href: '/send' }, ...held.flatMap(offersFor)],
    }
  }
}

function linesOf({ claims, refreshToken, mail, refused }: Loot): string[] {
  const held = ['an access token', refreshToken && 'a refresh token', mail && 'mail'].filter(Boolean)
  const last = held.length > 1 ? ` and ${held.pop()}` : ''
  return [`Of ${nameIn(claims)}: ${held.join(', ')}${last}.`, ...(refused === undefined ? [] : [refused])]
}

function offersFor({ claims, refreshToken }: Loot, index: number): Offer[] {
  const [name, at] = [nameIn(claims), index + 1]
  const read = {
    id: `read-${at}`,
    label: `Read the mail of ${name} with the access token`,
    href: `/read/${at}`,
  }
  const renewal = {
    id: `renew-${at}`,
    label: `Get another access token for ${name} with the refresh token`,
    href: `/renew/${at}`,
  }
  return refreshToken === undefined ? [read] : [read, renewal]
}
