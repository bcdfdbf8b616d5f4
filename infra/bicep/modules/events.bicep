// Event Grid: reports and results go into Service Bus queues, by identity. What arrives in quarantine calls the blob
// trigger, by a subscription that needs the deployed code: scripts/subscribe-arrivals makes it after each deployment.
// Why: docs/decisions/0036-arrivals-call-the-blob-trigger.md

@description('Region of the resources.')
param location string

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Resource id of the identity that delivers; it may send to the two queues.')
param identityId string

@description('Name of the quarantine account.')
param quarantineName string

@description('Name of the Communication Services resource.')
param emailServiceName string

@description('Name of the Service Bus namespace.')
param namespaceName string

@description('Defender for Storage scans: its results come by a topic of their own.')
param defender bool

resource quarantine 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: quarantineName
}

resource emails 'Microsoft.Communication/communicationServices@2023-04-01' existing = {
  name: emailServiceName
}

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName
}

resource reports 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = {
  parent: namespace
  name: 'email-reports'
}

resource results 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = {
  parent: namespace
  name: 'scan-results'
}

resource blobEvents 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-quarantine-${token}'
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: { source: quarantine.id, topicType: 'Microsoft.Storage.StorageAccounts' }
}

resource emailEvents 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-email-${token}'
  location: 'global'
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: { source: emails.id, topicType: 'Microsoft.Communication.CommunicationServices' }
}

resource reported 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: emailEvents
  name: 'email-reports'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    deliveryWithResourceIdentity: {
      identity: { type: 'UserAssigned', userAssignedIdentity: identityId }
      destination: { endpointType: 'ServiceBusQueue', properties: { resourceId: reports.id } }
    }
    filter: { includedEventTypes: ['Microsoft.Communication.EmailDeliveryReportReceived'] }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
  }
}

// Defender writes Event Grid's own schema to a topic that must take it.
resource scanned 'Microsoft.EventGrid/topics@2025-02-15' = if (defender) {
  name: 'evgt-scans-${token}'
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    inputSchema: 'EventGridSchema'
    disableLocalAuth: true
    minimumTlsVersionAllowed: '1.2'
    // Defender is a trusted service, but publishes from outside: its identity is what is checked.
    publicNetworkAccess: 'Enabled'
  }
}

resource verdicts 'Microsoft.EventGrid/topics/eventSubscriptions@2025-02-15' = if (defender) {
  parent: scanned
  name: 'scan-results'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    deliveryWithResourceIdentity: {
      identity: { type: 'UserAssigned', userAssignedIdentity: identityId }
      destination: { endpointType: 'ServiceBusQueue', properties: { resourceId: results.id } }
    }
    filter: { includedEventTypes: ['Microsoft.Security.MalwareScanningResult'] }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
  }
}

resource plan 'Microsoft.Security/defenderForStorageSettings@2025-06-01' = if (defender) {
  name: 'current'
  scope: quarantine
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: {
      onUpload: { isEnabled: true, capGBPerMonth: -1 }
      scanResultsEventGridTopicResourceId: scanned.id
    }
    sensitiveDataDiscovery: { isEnabled: false }
  }
}

resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobEvents
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource emailDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: emailEvents
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource scanDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (defender) {
  name: 'to-workspace'
  scope: scanned
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the topic that tells of arrivals in quarantine.')
output arrivalsTopicName string = blobEvents.name
