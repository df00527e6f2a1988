import { expect, test } from 'vitest'
import { ask, policyOf, type Question } from '../testing/one-policy'

const asks = (name: string) => policyOf({}, { grantControls: { operator: 'OR', builtInControls: [name] } })
const forWorkloads = (name: string) => ({
  ...asks(name),
  conditions: {
    users: { includeUsers: ['None'] },
    applications: { includeApplications: ['All'] },
    clientApplications: { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] },
  },
})
const tenant = {
  servicePrincipals: [{ id: 'job', servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg' }],
}
const job: Question = { servicePrincipalId: 'job' }

test('a policy for workload identities blocks, and what anything else comes to is not certain', () => {
  expect(ask([forWorkloads('block')], job, tenant).couldBe).toEqual(['block'])
  for (const control of ['mfa', 'compliantDevice', 'riskRemediation']) {
    const { couldBe, caveats } = ask([forWorkloads(control)], job, tenant)
    expect(couldBe).toEqual(['grant', 'challenge', 'block'])
    expect(caveats.map(({ says }) => says).join()).toMatch(/can only block/)
  }
})

test('compliance of a Windows Phone is not certain', () => {
  const on = (devicePlatform: string) =>
    ask([asks('compliantDevice')], {
      devicePlatform,
      deviceInfo: { trustType: 'AzureAD', isCompliant: true },
    }).couldBe
  expect(on('windows')).toEqual(['grant'])
  expect(on('windowsPhone')).toEqual(['grant', 'challenge', 'block'])
})

test('the compliant network of every tenant is known by its id', () => {
  const id = '3d46dbda-8382-466a-856d-eb00cbc6b910'
  const policy = policyOf({ locations: { includeLocations: ['All'], excludeLocations: [id] } })
  expect(ask([policy], { compliantNetwork: true }).couldBe).toEqual(['grant'])
  expect(ask([policy], { compliantNetwork: false }).couldBe).toEqual(['block'])
  const { couldBe, caveats } = ask([policy], {})
  expect(couldBe.length).toBeGreaterThan(1)
  expect(caveats[0]?.says).toMatch(/all compliant network locations.*--compliant-network/)
})
