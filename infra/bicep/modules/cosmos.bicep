// Cosmos DB: account, database, and the containers of containers.json, which the laptop and the tests read as well.

@description('Region of the resources.')
param location string

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Database and container definitions: containers.json.')
param definition object

@description('True: pay a request, one zone, periodic backup. False: autoscale, zones, continuous backup.')
param serverless bool

@description('Highest request units a second that the database scales to when not serverless; shared by its containers.')
param maxThroughput int

@description('Only private endpoints reach the account.')
param private bool

@description('Subnet of private endpoints; used when private.')
param endpointSubnetId string

var continuous = { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
var twiceADay = {
  type: 'Periodic'
  periodicModeProperties: { backupIntervalInMinutes: 720, backupRetentionIntervalInHours: 48, backupStorageRedundancy: 'Local' }
}

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: 'cosmos-${token}'
  location: location
  kind: 'GlobalDocumentDB'
  tags: tags
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: !serverless }]
    capabilities: serverless ? [{ name: 'EnableServerless' }] : []
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    backupPolicy: serverless ? twiceADay : continuous
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: definition.database
  tags: tags
  properties: {
    resource: { id: definition.database }
    options: serverless ? {} : { autoscaleSettings: { maxThroughput: maxThroughput } }
  }
}

resource containers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [for each in definition.cosmos: {
  parent: database
  name: each.name
  tags: tags
  properties: {
    // The names in containers.json are ARM's own: id is all that is missing.
    resource: union(
      { id: each.name, partitionKey: each.partitionKey },
      contains(each, 'defaultTtl') ? { defaultTtl: each.defaultTtl } : {},
      contains(each, 'indexingPolicy') ? { indexingPolicy: each.indexingPolicy } : {}
    )
  }
}]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'PartitionKeyRUConsumption', enabled: true }
    ]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

module endpoint 'private-endpoint.bicep' = if (private) {
  name: 'cosmos-endpoint'
  params: {
    location: location
    name: 'pe-cosmos-${token}'
    tags: tags
    subnetId: endpointSubnetId
    targetId: account.id
    group: 'Sql'
    zoneName: 'privatelink.documents.azure.com'
  }
}

@description('Name of the account, for roles and alerts.')
output accountName string = account.name

@description('Address of the account; no key opens it.')
output endpoint string = account.properties.documentEndpoint
