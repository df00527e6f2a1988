/** What one tenant may take here. A run goes anew at every change, so it is one that a person can look at. */
export const LIMITS = {
  files: 1_000,
  fileBytes: 8 * 1024 * 1024,
  totalBytes: 16 * 1024 * 1024,
  objects: 5_000,
}
export const LIMITS_SAID = 'At most 1,000 files, 16 MiB together, 5,000 objects.'
