// Key Vault: the place for what can't be done by identity. At most the directory's certificate (docs/directory.md).

@description('Region of the resources.')
param location string

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Only private endpoints reach the vault.')
param private bool

@description('Subnet of private endpoints; used when private.')
param endpointSubnetId string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-${token}'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: private ? 'Deny' : 'Allow', bypass: 'AzureServices' }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

module endpoint 'private-endpoint.bicep' = if (private) {
  name: 'vault-endpoint'
  params: {
    location: location
    name: 'pe-vault-${token}'
    tags: tags
    subnetId: endpointSubnetId
    targetId: vault.id
    group: 'vault'
    zoneName: 'privatelink.vaultcore.azure.net'
  }
}

@description('Name of the vault, for roles.')
output vaultName string = vault.name
