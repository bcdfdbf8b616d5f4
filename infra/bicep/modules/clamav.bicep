// ClamAV's daemon on Container Apps, reached from inside the network only.

@description('Region of the resources.')
param location string

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Subnet of the environment.')
param subnetId string

@description('Id of the virtual network, for the name of the scanner.')
param networkId string

@description('Image by digest, such as docker.io/clamav/clamav@sha256:…')
param image string

@description('Copies that always run. Each holds the signatures in memory.')
param minReplicas int

@description('Most copies.')
param maxReplicas int

resource surroundings 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: 'cae-${token}'
  location: location
  tags: tags
  properties: {
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: true }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: { destination: 'azure-monitor' }
    peerTrafficConfiguration: { encryption: { enabled: true } }
    publicNetworkAccess: 'Disabled'
  }
}

resource scanner 'Microsoft.App/containerApps@2025-01-01' = {
  name: 'clamav'
  location: location
  tags: tags
  properties: {
    environmentId: surroundings.id
    workloadProfileName: 'Consumption'
    configuration: {
      // External to the environment, which itself is internal: nothing outside the network reaches it.
      ingress: { external: true, transport: 'tcp', targetPort: 3310, exposedPort: 3310 }
      secrets: [{ name: 'clamd-conf', value: loadTextContent('../clamd.conf') }]
    }
    template: {
      containers: [
        {
          name: 'clamav'
          image: image
          resources: { cpu: json('2.0'), memory: '4Gi' }
          volumeMounts: [{ volumeName: 'settings', mountPath: '/etc/clamav/clamd.conf', subPath: 'clamd.conf' }]
          probes: [
            // Loading the signatures takes up to two minutes.
            { type: 'Startup', tcpSocket: { port: 3310 }, periodSeconds: 10, failureThreshold: 30 }
            { type: 'Liveness', tcpSocket: { port: 3310 }, periodSeconds: 30 }
          ]
        }
      ]
      volumes: [{ name: 'settings', storageType: 'Secret', secrets: [{ secretRef: 'clamd-conf', path: 'clamd.conf' }] }]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [{ name: 'connections', tcp: { metadata: { concurrentConnections: '8' } } }]
      }
    }
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: surroundings.properties.defaultDomain
  location: 'global'
  tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: 'to-${token}'
  location: 'global'
  tags: tags
  properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
}

resource wildcard 'Microsoft.Network/privateDnsZones/A@2024-06-01' = {
  parent: zone
  name: '*'
  properties: { ttl: 3600, aRecords: [{ ipv4Address: surroundings.properties.staticIp }] }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: surroundings
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Where clamd listens: host and port.')
output address string = '${scanner.properties.configuration.ingress.fqdn}:3310'
