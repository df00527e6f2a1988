import type { Module } from './module'
import { codeFlowModules } from './modules/code-flow'
import { discoveryModules } from './modules/discovery'
import { idTokenModules } from './modules/id-token'
import { requestModules } from './modules/request'
import { requestObjectModules } from './modules/request-object'
import { scopeModules } from './modules/scope'
import { sessionModules } from './modules/session'
import { userinfoModules } from './modules/userinfo'

/** The plans of the OpenID Foundation that this provider is held against, and their modules. */
export const plans: Readonly<Record<string, readonly Module[]>> = {
  'oidcc-config-certification-test-plan': discoveryModules,
  'oidcc-basic-certification-test-plan': [
    ...codeFlowModules,
    ...idTokenModules,
    ...userinfoModules,
    ...scopeModules,
    ...requestModules,
    ...sessionModules,
    ...requestObjectModules,
  ],
}
