import type { SessionOutcome } from '../decision'
import { inOrder, type SessionControl, strictest } from './control'

/** A download that is blocked is watched too; a custom policy may do either. */
const rank = inOrder('monitoronly', 'mcasconfigured', 'blockdownloads')

/**
 * Graph's `cloudAppSecurity`: the session runs through a proxy that watches it, or keeps downloads from it.
 * https://learn.microsoft.com/graph/api/resources/cloudappsecuritysessioncontrol
 */
export const cloudAppSecurity: SessionControl<SessionOutcome['cloudAppSecurity']> = {
  isOn: ({ cloudAppSecurity: of }) => of?.isEnabled === true,
  combine: (asking) => {
    const read = strictest(
      asking,
      ({ cloudAppSecurity: of }) => (of?.isEnabled ? of.cloudAppSecurityType : null),
      rank,
    )
    return read && { type: read.value, requiredBy: read.requiredBy }
  },
}
