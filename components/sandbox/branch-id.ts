/** A run that was left, by its number, as what another one is held against. */
export const branchId = (id: number) => `branch ${id}`
