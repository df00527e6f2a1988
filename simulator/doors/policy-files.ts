/** Exports of tenants, in and out. */
export { exportTenant } from '../interchange/export-tenant'
export { importSteps } from '../interchange/import-files'
