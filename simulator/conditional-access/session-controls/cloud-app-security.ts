import type { SessionOutcome } from '../decision'
import { inOrder, type SessionControl, strictest } from './control'

/**
 * Graph's `cloudAppSecurity`: the session runs through a proxy that watches it, or keeps downloads from it. A download that is
 * blocked is watched too; a custom policy may do either.
 * https://learn.microsoft.com/graph/api/resources/cloudappsecuritysessioncontrol
 */
export const cloudAppSecurity: SessionControl<SessionOutcome['cloudAppSecurity']> = {
  isOn: ({ cloudAppSecurity: of }) => of?.isEnabled === true,
  combine: strictest(
    'type',
    ({ cloudAppSecurity: of }) => (of?.isEnabled ? of.cloudAppSecurityType : null),
    inOrder('monitoronly', 'mcasconfigured', 'blockdownloads'),
  ),
}
