// The profile and its endpoint, apart from the routes: the app has to know the Front Door before it has a host name.

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Tier: Premium has managed rules against known attacks, Standard has rate limits only.')
@allowed(['Standard_AzureFrontDoor', 'Premium_AzureFrontDoor'])
param tier string

resource profile 'Microsoft.Cdn/profiles@2025-04-15' = {
  name: 'afd-${token}'
  location: 'global'
  tags: tags
  sku: { name: tier }
  properties: { originResponseTimeoutSeconds: 60 }
}

resource door 'Microsoft.Cdn/profiles/afdEndpoints@2025-04-15' = {
  parent: profile
  name: 'recourse-${token}'
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: profile
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'FrontDoorWebApplicationFirewallLog', enabled: true }
      { category: 'FrontDoorHealthProbeLog', enabled: true }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the profile.')
output profileName string = profile.name

@description('Resource id of the profile, for alerts.')
output profileId string = profile.id

@description('Name of the endpoint.')
output doorName string = door.name

@description('Id that the profile writes into each request; the app lets no other in.')
output frontDoorId string = profile.properties.frontDoorId

@description('Host name of the endpoint.')
output host string = door.properties.hostName
