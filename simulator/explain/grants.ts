/** Flows of the lab by what is handed in at the token endpoint (`grant_type`). */
export const flowsByGrant: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['authorization-code-pkce'],
  refresh_token: ['refresh-token'],
  client_credentials: ['client-credentials'],
  password: ['resource-owner-password'],
  'urn:ietf:params:oauth:grant-type:device_code': ['device-authorization'],
  device_code: ['device-authorization'],
  'urn:ietf:params:oauth:grant-type:jwt-bearer': ['on-behalf-of'],
}
