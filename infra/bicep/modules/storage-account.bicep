// One storage account. Which containers, who may reach it and how long things stay is for the caller to say.

@description('Region of the resources.')
param location string

@description('Name of the account: 3 to 24 lower-case letters and digits.')
@minLength(3)
@maxLength(24)
param name string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Redundancy: Standard_LRS or Standard_ZRS.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param redundancy string

@description('Names of the blob containers.')
param containers string[]

@description('Browsers write or read here by short-lived links, or Front Door fetches pages. Otherwise private.')
param browsers bool

@description('Origins of the pages whose scripts may call the account.')
param origins string[] = []

@description('Only private endpoints reach the account when browsers do not.')
param private bool

@description('Subnet of private endpoints; used when private.')
param endpointSubnetId string

@description('Services that get a private endpoint when private: blob, queue, table.')
param services string[] = ['blob']

@description('Keep older versions of blobs and what was deleted.')
param versioning bool

@description('Lifecycle rules, in the shape of the management policy.')
param lifecycle array = []

@description('Days during which blobs can be made but neither changed nor deleted; 0 for none.')
param immutableDays int = 0

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: redundancy }
  tags: tags
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private && !browsers ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: private && !browsers ? 'Deny' : 'Allow', bypass: 'AzureServices' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: versioning
    deleteRetentionPolicy: { enabled: versioning, days: versioning ? 14 : null }
    containerDeleteRetentionPolicy: { enabled: true, days: 14 }
    cors: {
      corsRules: empty(origins) ? [] : [
        {
          allowedOrigins: origins
          allowedMethods: ['GET', 'HEAD', 'PUT', 'OPTIONS']
          allowedHeaders: ['*']
          exposedHeaders: ['*']
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource folders 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [for container in containers: {
  parent: blobs
  name: container
  properties: { publicAccess: 'None' }
}]

// Unlocked as deployed: its owner locks it once, which no template can (docs/deployment.md).
resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = [for (container, i) in immutableDays > 0 ? containers : []: {
  parent: folders[i]
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: immutableDays
    allowProtectedAppendWrites: false
  }
}]

resource rules 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = if (!empty(lifecycle)) {
  parent: account
  name: 'default'
  properties: { policy: { rules: lifecycle } }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

module endpoints 'private-endpoint.bicep' = [for service in private ? services : []: {
  name: '${name}-${service}-endpoint'
  params: {
    location: location
    name: 'pe-${name}-${service}'
    tags: tags
    subnetId: endpointSubnetId
    targetId: account.id
    group: service
    zoneName: 'privatelink.${service}.${environment().suffixes.storage}'
  }
}]

@description('Name of the account, for roles and events.')
output accountName string = account.name

@description('Address of its blobs; no key opens them.')
output blobUri string = account.properties.primaryEndpoints.blob

@description('Address of its static website, if it has one.')
output webHost string = replace(replace(account.properties.primaryEndpoints.web, 'https://', ''), '/', '')
