/** The compliant network has this id in every tenant. https://learn.microsoft.com/graph/api/compliantnetworknamedlocation-get */
export const COMPLIANT_NETWORK = '3d46dbda-8382-466a-856d-eb00cbc6b910'
