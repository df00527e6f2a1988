/**
 * What the name of a member ends in whose value is not of the type that Graph documents: the importer keeps the value as an
 * annotation (`includeUsers@lab.notUnderstood`), where nothing that decides takes it for the member.
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_AnnotateaJSONObject
 */
export const NOT_UNDERSTOOD = '@lab.notUnderstood'
