// One private endpoint with its name in DNS.

@description('Region of the resources.')
param location string

@description('Name of the endpoint.')
param name string

@description('Tags on every resource.')
param tags object

@description('Subnet that the endpoint stands in.')
param subnetId string

@description('Resource that is reached.')
param targetId string

@description('Which service of that resource: blob, queue, Sql, namespace, vault.')
param group string

@description('Private DNS zone that knows the service.')
param zoneName string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: zoneName
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: name, properties: { privateLinkServiceId: targetId, groupIds: [group] } }
    ]
  }
}

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: zone.id } }]
  }
}
