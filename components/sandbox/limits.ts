import { MOST_FILE_BYTES, MOST_OBJECTS } from '../../simulator/doors/sandbox'

/** What one tenant may take here. A run goes anew at every change, so it is one that a person can look at. */
export const LIMITS = {
  files: 1_000,
  fileBytes: 8 * 1024 * 1024,
  totalBytes: MOST_FILE_BYTES,
  objects: MOST_OBJECTS,
}
export const LIMITS_SAID = 'At most 1,000 files, 16 MiB together, 5,000 objects.'
