import { emitFinding } from '../../../trace/checklist'
import { refuseWithoutNumber } from '../../errors/refusal'
import { answerOf } from '../../sign-in/answer'
import { CONFIRM_DEVICE } from './require-device-confirmed'

/** Takes the yes or no to "are you trying to sign in": anything but a yes is a no, and the device hears it. */
export const confirmDevice = answerOf(CONFIRM_DEVICE, ({ attempt, exchange: { form, server } }, user) => {
  if (form.get('accept') === 'true')
    return { attempt: { ...attempt, agreed: [...attempt.agreed, CONFIRM_DEVICE] } }
  const declined = refuseWithoutNumber(
    'authorization_declined',
    'The person declined to sign in the device.',
    `${user.displayName} does not mean to sign in a device.`,
  )
  emitFinding({ name: 'device-confirmed', spec: 'rfc8628#5.4' }, declined, server.emit)
  return { declined }
})
