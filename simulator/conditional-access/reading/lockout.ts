import { blockersOf } from './blockers'
import type { Finding } from './finding'
import { placesOf } from './places'
import { type Alike, type Circumstances, howMany, type Reader } from './reader'

/** All that somebody could show: whatever is asked for, it is there. */
const EVERYTHING = [
  'password',
  'fido2',
  'windowsHelloForBusiness',
  'x509CertificateMultiFactor',
  'microsoftAuthenticatorPush',
]
const MANAGED = { isCompliant: true, trustType: 'AzureAD', operatingSystem: 'Windows' } as const
const AZURE_PORTAL = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c'

/** Everybody, most people or all administrators are blocked whatever they bring and wherever they are. */
export function lockout(reader: Reader): readonly Finding[] {
  const best = bestCases(reader)
  const isOut = (application: string | undefined) => (alike: Alike) =>
    best.every((by) => reader.results(alike.people[0], at(by, application)).every((each) => each === 'block'))
  const out = reader.everybody.filter(isOut(undefined))
  const administrators = reader.globalAdministrators.map((each): Alike => ({ people: [each] }))
  const adminsOut = administrators.filter(isOut(AZURE_PORTAL))
  const findings: Finding[] = []
  const count = (of: readonly Alike[]) => of.reduce((sum, { people }) => sum + people.length, 0)
  const source = {
    url: 'https://learn.microsoft.com/entra/identity/conditional-access/plan-conditional-access',
    checked: '2026-11',
  }
  const [first] = out
  const [by] = best
  if (first && by && count(out) * 2 > count(reader.everybody)) {
    findings.push({
      id: 'locked-out',
      says: `Locked out: ${howMany(out, reader.everybody)}. No method, no managed device and no place that the tenant names lets them into an application that no policy names.`,
      why: 'A policy that blocks beats every other one. Whoever set it may be among those who cannot take it back.',
      isCertain: true,
      policies: blockersOf(reader.ask(first.people[0], by)),
      shows: reader.shown(first.people[0], by),
      source,
    })
  }
  const [admin] = adminsOut
  if (admin && by && adminsOut.length === administrators.length) {
    const there = at(by, AZURE_PORTAL)
    findings.push({
      id: 'administrators-locked-out',
      says: `No Global Administrator reaches the admin center (${howMany(adminsOut, administrators)}), whatever they bring.`,
      why: 'Nobody is left who could change the policy. What is left then is Microsoft’s support.',
      isCertain: true,
      policies: blockersOf(reader.ask(admin.people[0], there)),
      shows: reader.shown(admin.people[0], there),
      source,
    })
  }
  return findings
}

function bestCases({ tenant }: Reader): readonly Circumstances[] {
  return placesOf(tenant).map((place) => ({
    says: 'with every method, on a managed device',
    conditions: { ...place, deviceInfo: MANAGED, compliantNetwork: true },
    authentication: { completed: EVERYTHING, compliantApplication: true, boundToken: true },
  }))
}

function at(by: Circumstances, application: string | undefined): Circumstances {
  return application === undefined ? by : { ...by, application }
}
