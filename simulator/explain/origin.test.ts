import { expect, it } from 'vitest'
import { fromBase64url } from '../core/base64url'
import { readJsonBytes } from '../core/json'
import { catalogue } from '../flows/catalogue'
import { settingsOf } from '../flows/testing/settings'
import { completeRun } from '../run/complete'
import type { Role } from './finding'
import { lookOfToken } from './look-of-token'
import { originOf } from './origin'

const READERS: Readonly<Record<string, Role>> = { client: 'app', 'resource-server': 'api', nobody: 'nobody' }

it.each(catalogue.map((entry) => [entry.slug, entry] as const))(
  '%s: every claim of every token comes from where its issuer says, and is read by whom it says',
  async (slug, entry) => {
    const flow = await entry.flow()
    const settings = settingsOf(flow)
    let looked = 0
    for (const switches of [settings[0], settings.at(-1)]) {
      const { result } = await completeRun(flow, { seed: 1, ...(switches && { switches }) })
      for (const event of result.events) {
        if (event.type !== 'token-issued' || event.claims.length === 0) continue
        const payload = readJsonBytes(fromBase64url(event.value.split('.')[1] ?? ''))
        if (!payload) throw new Error(`${slug}: a token that cannot be read`)
        const look = lookOfToken(payload)
        const isJob = 'repository' in payload
        expect(look.kind).toBe(isJob ? 'job' : event.token)
        for (const { claim, source, readBy } of event.claims) {
          const origin = originOf(claim, look)
          expect({ claim, source: origin?.source }).toEqual({ claim, source })
          // The sign-in log has uti: what no program reads, administrators do. A job shows its token to the identity provider.
          const reader = claim === 'uti' ? 'administrators' : isJob ? 'identity-provider' : READERS[readBy]
          expect({ claim, readBy: origin?.readBy }).toEqual({ claim, readBy: reader })
          looked++
        }
      }
    }
    expect(looked).toBeGreaterThan(5)
  },
)
