import { blockersOf } from './blockers'
import type { Finding } from './finding'
import { type Alike, type Circumstances, howMany, type Reader } from './reader'
import { kept, type Tried } from './ways-in'

/** All that somebody could show: whatever is asked for, it is there. */
const BEST: Tried = {
  says: 'with every method',
  authentication: {
    completed: [
      'password',
      'fido2',
      'windowsHelloForBusiness',
      'x509CertificateMultiFactor',
      'microsoftAuthenticatorPush',
    ],
    compliantApplication: true,
    boundToken: true,
  },
  isIn: (results) => results.some((each) => each !== 'block'),
}
/** What is shown: a device that is managed. */
const MANAGED = { isCompliant: true, trustType: 'AzureAD', operatingSystem: 'Windows' } as const
const AZURE_PORTAL = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c'

/** Everybody, most people or all administrators are blocked whatever they bring and wherever they are. */
export function lockout(reader: Reader): readonly Finding[] {
  const by: Circumstances = {
    says: 'with every method, on a managed device',
    authentication: BEST.authentication,
    conditions: { deviceInfo: MANAGED, compliantNetwork: true },
  }
  const out = kept(reader, reader.everybody, BEST)
  const administrators = reader.globalAdministrators.map((each): Alike => ({ people: [each] }))
  const adminsOut = kept(reader, administrators, { ...BEST, application: AZURE_PORTAL })
  const findings: Finding[] = []
  const count = (of: readonly Alike[]) => of.reduce((sum, { people }) => sum + people.length, 0)
  const source = {
    url: 'https://learn.microsoft.com/entra/identity/conditional-access/plan-conditional-access',
    checked: '2026-11',
  }
  const [first] = out
  if (first && count(out) * 2 > count(reader.everybody)) {
    findings.push({
      id: 'locked-out',
      says: `Locked out: ${howMany(out, reader.everybody)}. No method, no device, no platform and no place that the policies tell apart lets them into an application that no policy names.`,
      why: 'A policy that blocks beats every other one. Whoever set it may be among those who cannot take it back.',
      isCertain: true,
      policies: blockersOf(reader.ask(first.people[0], by)),
      shows: reader.shown(first.people[0], by),
      source,
    })
  }
  const [admin] = adminsOut
  if (admin && adminsOut.length === administrators.length) {
    const there = { ...by, application: AZURE_PORTAL }
    findings.push({
      id: 'administrators-locked-out',
      says: `No Global Administrator reaches the admin center, whatever they bring: ${howMany(adminsOut, administrators)}.`,
      why: 'Nobody is left who could change the policy. What is left then is Microsoft’s support.',
      isCertain: true,
      policies: blockersOf(reader.ask(admin.people[0], there)),
      shows: reader.shown(admin.people[0], there),
      source,
    })
  }
  return findings
}
