// Service Bus: the namespace and the queues of queues.json, which the laptop and the tests read as well.

@description('Region of the resources.')
param location string

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Queue definitions: queues.json.')
param definition object

@description('Only private endpoints reach the namespace; needs the premium tier, which this chooses.')
param private bool

@description('Subnet of private endpoints; used when private.')
param endpointSubnetId string

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: 'sb-${token}'
  location: location
  tags: tags
  sku: private ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    zoneRedundant: private
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
  }
}

// Event Grid delivers to private namespaces as a trusted service, by its identity.
resource rules 'Microsoft.ServiceBus/namespaces/networkRuleSets@2024-01-01' = if (private) {
  parent: namespace
  name: 'default'
  properties: {
    publicNetworkAccess: 'Disabled'
    defaultAction: 'Deny'
    trustedServiceAccessEnabled: true
  }
}

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [for queue in definition.queues: {
  parent: namespace
  name: queue.name
  // The names in queues.json are ARM's own; the queue's name is not one of its properties.
  properties: toObject(filter(items(queue), pair => pair.key != 'name'), pair => pair.key, pair => pair.value)
}]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

module endpoint 'private-endpoint.bicep' = if (private) {
  name: 'service-bus-endpoint'
  params: {
    location: location
    name: 'pe-service-bus-${token}'
    tags: tags
    subnetId: endpointSubnetId
    targetId: namespace.id
    group: 'namespace'
    zoneName: 'privatelink.servicebus.windows.net'
  }
}

@description('Name of the namespace, for roles, events and alerts.')
output namespaceName string = namespace.name

@description('Host name of the namespace; no key opens it.')
output host string = '${namespace.name}.servicebus.windows.net'
