import type { Part } from '../parts/part'
import { answerOf } from './answer'
import { consent as requirement } from './require-consent'
import { takeConsent } from './steps/consent'
import { takeConsentRequest } from './steps/consent-request'

/** Nothing is given to an application that nobody has granted it. */
export const consent: Part = {
  requirements: [requirement],
  endpoints: [answerOf('consent', takeConsent), answerOf('consent-request', takeConsentRequest)],
}
