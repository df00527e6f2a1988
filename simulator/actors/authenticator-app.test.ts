import { describe, expect, it } from 'vitest'
import { totp } from '../authentication/totp'
import { createDirectory } from '../directory/directory'
import { contoso } from '../fixtures/contoso'
import { userNamed } from '../fixtures/named'
import { createAuthenticatorApp } from './authenticator-app'
import { inWorld } from './testing/world'

const ADA = 'ada@contoso.example'
const secret = contoso.secrets.softwareOath[userNamed(contoso, ADA).id] ?? ''

describe('the authenticator app', () => {
  it('shows the code of the moment, and how long it is good (RFC 6238 section 4)', async () => {
    const { value, of } = await inWorld(async (world) => {
      await world.scheduler.sleep(47_000)
      return { shown: await createAuthenticatorApp(world, 'phone').show(ADA, 0), now: world.clock.seconds() }
    })
    const now = value?.now ?? 0
    const from = now - (now % 30)
    expect(of('code-displayed')).toMatchObject([
      { actor: 'phone', cause: 0, account: ADA, code: await totp(secret, now), from, until: from + 30 },
    ])
    expect(value?.shown).toBe(of('code-displayed')[0]?.seq)
  })

  it.each(['nobody@contoso.example', 'ADA@contoso.example', ''])('shows nothing for %j', async (account) => {
    const { value, of } = await inWorld((world) => createAuthenticatorApp(world, 'phone').show(account, 0))
    expect(value).toBe(0)
    expect(of('code-displayed')).toEqual([])
  })

  it('knows accounts of every tenant of the run', async () => {
    const { of } = await inWorld((world) => {
      const empty = { ...contoso, users: [], secrets: { ...contoso.secrets, softwareOath: {} } }
      const directories = { empty: createDirectory(empty), home: createDirectory(contoso) }
      const elsewhere = { ...world, directory: directories.empty, directories }
      return createAuthenticatorApp(elsewhere, 'phone').show(ADA, 0)
    })
    expect(of('code-displayed')).toHaveLength(1)
  })
})
