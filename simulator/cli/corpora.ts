import path from 'node:path'
import { SimulationError } from '../core/errors'
import { readArguments } from './arguments'
import { aadsts } from './corpora/aadsts'
import { attackChecklists } from './corpora/attack-checklists'
import { azureRbac } from './corpora/azure-rbac'
import { azureRbacDocCases } from './corpora/azure-rbac-doc-cases'
import { caAlexfilipin } from './corpora/ca-alexfilipin'
import { caFortigi } from './corpora/ca-fortigi'
import { caJ0eyv } from './corpora/ca-j0eyv'
import { caSimulatorPeer } from './corpora/ca-simulator-peer'
import { contoso } from './corpora/contoso'
import { dynamicGroups } from './corpora/dynamic-groups'
import { entraRoles } from './corpora/entra-roles'
import { graphTypes } from './corpora/graph-types'
import { graphWhatifDocs } from './corpora/graph-whatif-docs'
import { microsoftInfo } from './corpora/microsoft-info'
import { oidcConformance } from './corpora/oidc-conformance'
import { report } from './corpora/report'
import { rfcVectors } from './corpora/rfc-vectors'
import { rfc7520 } from './corpora/rfc7520'
import { scubagearControls } from './corpora/scubagear-controls'
import { scubagearSentences } from './corpora/scubagear-sentences'
import { tenantChecks } from './corpora/tenant-checks'
import { wycheproofJose } from './corpora/wycheproof-jose'
import { main } from './main'

const USAGE = 'Usage: npm run test:corpora [-- --data DIR]'
const BESIDE = path.resolve(import.meta.dirname, '../../../shared/data')

/** Holds the lab against material that nobody here wrote. */
await main(async (args) => {
  const { values, positionals } = readArguments(args, { data: { type: 'string' } }, USAGE)
  if (positionals.length > 0) throw new SimulationError(`There is no use for "${positionals[0]}".`, USAGE)
  const corpora = [
    rfcVectors,
    rfc7520,
    wycheproofJose,
    aadsts,
    oidcConformance,
    contoso,
    graphTypes,
    graphWhatifDocs,
    caSimulatorPeer,
    caJ0eyv,
    caAlexfilipin,
    caFortigi,
    dynamicGroups,
    entraRoles,
    azureRbac,
    azureRbacDocCases,
    microsoftInfo,
    scubagearSentences,
    scubagearControls,
    tenantChecks,
    attackChecklists,
  ]
  const { failed } = await report(corpora, path.resolve(values.data ?? BESIDE), console.log)
  return failed > 0 ? 1 : 0
})
