// Who may do what: every role in one place, none wider than one resource or container.

@description('Principal id of the app\'s identity.')
param appPrincipalId string

@description('Principal id of the identity that Event Grid delivers with.')
param eventsPrincipalId string

@description('Name of the Cosmos account.')
param cosmosName string

@description('Name of the database.')
param databaseName string

@description('Names of the Cosmos containers.')
param containerNames string[]

@description('Name of the Service Bus namespace.')
param namespaceName string

@description('Names of the queues.')
param queueNames string[]

@description('Name of the storage account of the host.')
param hostAccountName string

@description('Name of the quarantine account.')
param quarantineName string

@description('Name of the documents account.')
param documentsName string

@description('Name of the archive account.')
param archiveName string

@description('Name of the Key Vault.')
param vaultName string

@description('Name of Application Insights.')
param insightsName string

@description('Name of the Communication Services resource.')
param emailServiceName string

// Built-in roles: learn.microsoft.com/azure/role-based-access-control/built-in-roles
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobDelegator = 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var busSender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
var busReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var vaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

// The queues that only others write to: Event Grid.
var eventQueues = ['email-reports', 'scan-results']

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' existing = {
  name: cosmosName
}

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName
}

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [for queue in queueNames: {
  parent: namespace
  name: queue
}]

resource deliveries 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [for queue in eventQueues: {
  parent: namespace
  name: queue
}]

resource hostAccount 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: hostAccountName
}

resource quarantine 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: quarantineName
}

resource documents 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: documentsName
}

resource archive 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: archiveName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource emails 'Microsoft.Communication/communicationServices@2023-04-01' existing = {
  name: emailServiceName
}

// Cosmos: reading and writing of items, container by container. Audit entries can be made and read, never changed.
resource itemsRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2024-11-15' = {
  parent: cosmos
  name: guid(cosmos.id, 'items')
  properties: {
    roleName: 'Recourse: read and write items'
    type: 'CustomRole'
    assignableScopes: [cosmos.id]
    permissions: [
      {
        dataActions: [
          'Microsoft.DocumentDB/databaseAccounts/readMetadata'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/readChangeFeed'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/*'
        ]
      }
    ]
  }
}

resource trailRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2024-11-15' = {
  parent: cosmos
  name: guid(cosmos.id, 'audit')
  properties: {
    roleName: 'Recourse: add to the audit trail and read it'
    type: 'CustomRole'
    assignableScopes: [cosmos.id]
    permissions: [
      {
        dataActions: [
          'Microsoft.DocumentDB/databaseAccounts/readMetadata'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/readChangeFeed'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read'
        ]
      }
    ]
  }
}

resource appItems 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = [for container in containerNames: {
  parent: cosmos
  name: guid(cosmos.id, appPrincipalId, container)
  properties: {
    principalId: appPrincipalId
    roleDefinitionId: container == 'audit' ? trailRole.id : itemsRole.id
    scope: '${cosmos.id}/dbs/${databaseName}/colls/${container}'
  }
}]

// The SDK's first question is about the account, which no container's scope covers.
resource metadataRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2024-11-15' = {
  parent: cosmos
  name: guid(cosmos.id, 'metadata')
  properties: {
    roleName: 'Recourse: read the account\'s metadata'
    type: 'CustomRole'
    assignableScopes: [cosmos.id]
    permissions: [{ dataActions: ['Microsoft.DocumentDB/databaseAccounts/readMetadata'] }]
  }
}

resource appMetadata 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: cosmos
  name: guid(cosmos.id, appPrincipalId, 'metadata')
  properties: { principalId: appPrincipalId, roleDefinitionId: metadataRole.id, scope: cosmos.id }
}

// Service Bus: queue by queue. The app sends again what was parked, whichever queue it came from.
resource appReceives 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in queueNames: {
  name: guid(namespace.id, queue, appPrincipalId, busReceiver)
  scope: queues[i]
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busReceiver)
  }
}]

resource appSends 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in queueNames: {
  name: guid(namespace.id, queue, appPrincipalId, busSender)
  scope: queues[i]
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busSender)
  }
}]

resource eventsSend 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in eventQueues: {
  name: guid(namespace.id, queue, eventsPrincipalId, busSender)
  scope: deliveries[i]
  properties: {
    principalId: eventsPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busSender)
  }
}]

// Storage. The host's own account asks for owner of blobs: it leases them for timers.
resource hostRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [blobDataOwner, queueDataContributor, tableDataContributor]: {
  name: guid(hostAccount.id, appPrincipalId, role)
  scope: hostAccount
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

resource quarantineRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [blobDataContributor, blobDelegator, queueDataContributor]: {
  name: guid(quarantine.id, appPrincipalId, role)
  scope: quarantine
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

resource documentsRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [blobDataContributor, blobDelegator]: {
  name: guid(documents.id, appPrincipalId, role)
  scope: documents
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

// Nothing can be deleted there while its immutability lasts, whoever asks.
resource archiveRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(archive.id, appPrincipalId, blobDataContributor)
  scope: archive
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

// The directory's certificate, where one is set (RECOURSE_GRAPH_CERTIFICATE refers to it).
resource vaultRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, vaultSecretsUser)
  scope: vault
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultSecretsUser)
  }
}

resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appPrincipalId, metricsPublisher)
  scope: insights
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

// No built-in role only sends email.
resource mailRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'send-email')
  properties: {
    roleName: 'Recourse: send email (${uniqueString(resourceGroup().id)})'
    description: 'Sends emails through one Communication Services resource and asks what became of them.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Communication/CommunicationServices/Read'
          'Microsoft.Communication/CommunicationServices/Write'
        ]
      }
    ]
  }
}

resource mails 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(emails.id, appPrincipalId, 'send-email')
  scope: emails
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: mailRole.id
  }
}
