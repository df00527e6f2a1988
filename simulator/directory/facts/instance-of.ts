import type { FactKind } from './fact-kind'

/** A service principal is the instance of an application that is registered in the same tenant. */
export const instanceOf: FactKind = {
  type: 'instanceOf',
  from: ['applications', 'servicePrincipals'],
  edges: ({ applications, servicePrincipals }) =>
    servicePrincipals.flatMap((instance) => {
      const application = applications.find(({ appId }) => appId === instance.appId)
      return application ? [{ from: instance.id, to: application.id, label: 'instance of' }] : []
    }),
}
