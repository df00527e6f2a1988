import type { Form } from '../../../http/form'

/** The values of `response_type`: a set, in whatever order they are written (OAuth 2.0 Multiple Response Types section 3). */
export const typesIn = (form: Form): readonly string[] => (form.get('response_type') ?? '').split(' ')
