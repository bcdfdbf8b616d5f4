// Recourse on Azure. Deployed to one resource group; the same file again changes nothing.
//   az deployment group what-if -g <group> -p infra/bicep/dev.bicepparam
// How, and what happens to requests meanwhile: docs/deployment.md

targetScope = 'resourceGroup'

@description('Name of the environment, such as dev or prod; part of resource names.')
@minLength(2)
@maxLength(10)
param environmentName string

@description('Region of everything that has one.')
param location string = resourceGroup().location

@description('Only private endpoints reach data, queues and keys; databases and storage span zones.')
param production bool

@description('Scheme whose rules hold.')
@allowed(['financial', 'energy', 'housing'])
param scheme string

@description('Which engine scans uploads: clamav on Container Apps, defender for Storage, or built-in rules (no substitute for signatures).')
@allowed(['clamav', 'defender', 'built-in'])
param scanner string

@description('ClamAV image by digest; used when it scans.')
param clamavImage string = ''

@description('Issuer of business users\' tokens.')
param businessIssuer string

@description('The external tenant in which people have their accounts (docs/directory.md); empty where every firm federates.')
param graphTenant string = ''

@description('The app registration by which the directory is changed.')
param graphClientId string = ''

@description('The own domain of that tenant, issuer of its local accounts.')
param graphDomain string = ''

@description('A Key Vault reference to one PEM with certificate and key; empty for the managed identity.')
param graphCertificate string = ''

@description('Issuer of staff\'s tokens.')
param staffIssuer string

@description('Audience of access tokens.')
param audience string = 'api://recourse'

@description('Scope of the API that pages ask leave for; tokens must hold its last part.')
param apiScope string = 'api://recourse/cases'

@description('Client id of the pages at the identity provider.')
param clientId string

@description('Custom domain of the portal; empty for Front Door\'s own name.')
param customDomain string = ''

@description('Domain that emails come from; empty for one that Azure makes up.')
param emailDomain string = ''

@description('Geography in which emails are kept at rest.')
param emailDataLocation string = 'UK'

@description('Address that alerts and budget warnings are sent to.')
param alertEmail string

@description('Money a month, in the currency of the subscription.')
param budget int

@description('First day of the budget: the first of a month, never changed afterwards.')
param budgetStart string

@description('Highest request units a second of the database in production.')
param maxThroughput int = 10000

@description('Instances that are always ready for HTTP.')
param alwaysReady int = production ? 2 : 0

@description('Most instances of the app.')
param maxInstances int = production ? 100 : 40

@description('Requests that one instance serves beside one another.')
param httpConcurrency int = 16

@description('Days that logs are kept.')
param logDays int = production ? 90 : 30

@description('Days during which what lies in the archive cannot be changed or deleted.')
param archiveDays int = production ? 2190 : 1

@description('Requests a minute that one person may make.')
param requestsPerMinuteUser int = 600

@description('Requests a minute that one address may make; the firewall stops at twice that.')
param requestsPerMinuteAddress int = 1200

@description('Filled-in public forms an hour from one address.')
param formsPerHourAddress int = 30

var token = '${environmentName}-${uniqueString(resourceGroup().id)}'
var plain = toLower(replace(token, '-', ''))
var tags = { product: 'recourse', environment: environmentName, 'azd-env-name': environmentName }
var containers = loadJsonContent('containers.json')
var queues = loadJsonContent('queues.json')
var storageSuffix = environment().suffixes.storage
var redundancy = production ? 'Standard_ZRS' : 'Standard_LRS'
var tier = production ? 'Premium_AzureFrontDoor' : 'Standard_AzureFrontDoor'
var privateZones = [
  'privatelink.documents.azure.com'
  'privatelink.servicebus.windows.net'
  'privatelink.vaultcore.azure.net'
  'privatelink.blob.${storageSuffix}'
  'privatelink.queue.${storageSuffix}'
  'privatelink.table.${storageSuffix}'
]
var zoneNames = production ? privateZones : []
var portalHost = empty(customDomain) ? frontDoor.outputs.host : customDomain

resource appIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-app-${token}'
  location: location
  tags: tags
}

resource eventsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-events-${token}'
  location: location
  tags: tags
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    token: token
    tags: tags
    retentionDays: logDays
    alertEmail: alertEmail
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: {
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    token: token
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    zoneNames: zoneNames
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    location: location
    token: token
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    definition: containers
    serverless: !production
    maxThroughput: maxThroughput
    private: production
    endpointSubnetId: network.outputs.endpointSubnetId
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  name: 'service-bus'
  params: {
    location: location
    token: token
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    definition: queues
    private: production
    endpointSubnetId: network.outputs.endpointSubnetId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    location: location
    token: take(plain, 20)
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    private: production
    endpointSubnetId: network.outputs.endpointSubnetId
  }
}

module email 'modules/email.bicep' = {
  name: 'email'
  params: {
    token: token
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    dataLocation: emailDataLocation
    domain: emailDomain
  }
}

module frontDoor 'modules/front-door.bicep' = {
  name: 'front-door'
  params: {
    token: token
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    tier: tier
  }
}

// What browsers send, before anybody has looked at it: an account of its own, emptied by the app and by time.
module quarantine 'modules/storage-account.bicep' = {
  name: 'quarantine'
  params: {
    location: location
    name: take('stq${plain}', 24)
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    redundancy: redundancy
    containers: ['quarantine']
    browsers: true
    origins: ['https://${portalHost}']
    private: production
    endpointSubnetId: network.outputs.endpointSubnetId
    versioning: false
    lifecycle: [
      {
        name: 'forget-what-was-left'
        enabled: true
        type: 'Lifecycle'
        definition: {
          filters: { blobTypes: ['blockBlob'], prefixMatch: ['quarantine/'] }
          actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: 7 } } }
        }
      }
    ]
  }
}

// What was scanned, and exports. Browsers read by one-minute links.
module documents 'modules/storage-account.bicep' = {
  name: 'documents'
  params: {
    location: location
    name: take('std${plain}', 24)
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    redundancy: production ? 'Standard_GZRS' : 'Standard_LRS'
    containers: ['documents', 'exports', 'ledger']
    browsers: true
    origins: ['https://${portalHost}']
    private: production
    endpointSubnetId: network.outputs.endpointSubnetId
    versioning: true
    lifecycle: [
      {
        name: 'forget-old-exports'
        enabled: true
        type: 'Lifecycle'
        definition: {
          filters: { blobTypes: ['blockBlob'], prefixMatch: ['exports/'] }
          actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: 14 } } }
        }
      }
      {
        // Longer than any backup of the database is kept, so that every restore can be followed by its replay.
        name: 'forget-old-ledger'
        enabled: true
        type: 'Lifecycle'
        definition: {
          filters: { blobTypes: ['blockBlob'], prefixMatch: ['ledger/'] }
          actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: 400 } } }
        }
      }
      {
        // What was purged must be gone for good: older versions end with the time to restore them.
        name: 'forget-old-versions'
        enabled: true
        type: 'Lifecycle'
        definition: {
          filters: { blobTypes: ['blockBlob'] }
          actions: { version: { delete: { daysAfterCreationGreaterThan: 14 } } }
        }
      }
    ]
  }
}

// The seals of the audit trail. Nobody, the app and its owners included, changes or deletes one for six years.
module archive 'modules/storage-account.bicep' = {
  name: 'archive'
  params: {
    location: location
    name: take('sta${plain}', 24)
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    redundancy: redundancy
    containers: ['audit-archive']
    browsers: false
    private: production
    endpointSubnetId: network.outputs.endpointSubnetId
    versioning: true
    immutableDays: archiveDays
    lifecycle: [
      {
        name: 'cool-down'
        enabled: true
        type: 'Lifecycle'
        definition: {
          filters: { blobTypes: ['blockBlob'] }
          actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 30 } } }
        }
      }
    ]
  }
}

// The host's own: packages, timers' leases, keys.
module host 'modules/storage-account.bicep' = {
  name: 'host'
  params: {
    location: location
    name: take('sth${plain}', 24)
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    redundancy: redundancy
    containers: ['packages']
    browsers: false
    private: production
    endpointSubnetId: network.outputs.endpointSubnetId
    services: ['blob', 'queue', 'table']
    versioning: true
  }
}

// The pages: public by nature. The pipeline turns the static website on (a data-plane setting, docs/deployment.md).
module pages 'modules/storage-account.bicep' = {
  name: 'pages'
  params: {
    location: location
    name: take('stp${plain}', 24)
    tags: union(tags, { 'azd-service-name': 'web' })
    workspaceId: monitoring.outputs.workspaceId
    redundancy: redundancy
    containers: []
    browsers: true
    private: false
    endpointSubnetId: network.outputs.endpointSubnetId
    versioning: true
  }
}

module clamav 'modules/clamav.bicep' = if (scanner == 'clamav') {
  name: 'clamav'
  params: {
    location: location
    token: token
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.outputs.scannerSubnetId
    networkId: network.outputs.networkId
    image: clamavImage
    minReplicas: production ? 2 : 1
    maxReplicas: production ? 6 : 1
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    appPrincipalId: appIdentity.properties.principalId
    eventsPrincipalId: eventsIdentity.properties.principalId
    cosmosName: cosmos.outputs.accountName
    databaseName: containers.database
    containerNames: map(containers.cosmos, each => each.name)
    namespaceName: serviceBus.outputs.namespaceName
    queueNames: map(queues.queues, each => each.name)
    hostAccountName: host.outputs.accountName
    quarantineName: quarantine.outputs.accountName
    documentsName: documents.outputs.accountName
    archiveName: archive.outputs.accountName
    vaultName: keyVault.outputs.vaultName
    insightsName: monitoring.outputs.insightsName
    emailServiceName: email.outputs.serviceName
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  // The first start reads packages and leases: its roles come first.
  dependsOn: [roles]
  params: {
    location: location
    token: token
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    identityId: appIdentity.id
    identityClientId: appIdentity.properties.clientId
    subnetId: network.outputs.appSubnetId
    alwaysReady: alwaysReady
    maxInstances: maxInstances
    httpConcurrency: httpConcurrency
    insightsName: monitoring.outputs.insightsName
    hostAccountName: host.outputs.accountName
    frontDoorId: frontDoor.outputs.frontDoorId
    scheme: scheme
    portalUrl: 'https://${portalHost}'
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: containers.database
    quarantineUri: quarantine.outputs.blobUri
    documentsUri: documents.outputs.blobUri
    archiveUri: archive.outputs.blobUri
    serviceBusHost: serviceBus.outputs.host
    emailEndpoint: email.outputs.endpoint
    emailSender: email.outputs.senderAddress
    businessIssuer: businessIssuer
    graphTenant: graphTenant
    graphClientId: graphClientId
    graphDomain: graphDomain
    graphCertificate: graphCertificate
    staffIssuer: staffIssuer
    audience: audience
    apiScope: apiScope
    clientId: clientId
    scanner: scanner
    clamdAddress: scanner == 'clamav' ? clamav.outputs.address : ''
    requestsPerMinuteUser: requestsPerMinuteUser
    requestsPerMinuteAddress: requestsPerMinuteAddress
    formsPerHourAddress: formsPerHourAddress
  }
}

module events 'modules/events.bicep' = {
  name: 'events'
  dependsOn: [roles]
  params: {
    location: location
    token: token
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    identityId: eventsIdentity.id
    quarantineName: quarantine.outputs.accountName
    emailServiceName: email.outputs.serviceName
    namespaceName: serviceBus.outputs.namespaceName
    defender: scanner == 'defender'
  }
}

module frontDoorRoutes 'modules/front-door-routes.bicep' = {
  name: 'front-door-routes'
  params: {
    token: plain
    tags: tags
    tier: tier
    profileName: frontDoor.outputs.profileName
    doorName: frontDoor.outputs.doorName
    apiHost: functionApp.outputs.host
    pagesHost: pages.outputs.webHost
    connect: [
      'https://${quarantine.outputs.accountName}.blob.${storageSuffix}'
      'https://${documents.outputs.accountName}.blob.${storageSuffix}'
      'https://${split(businessIssuer, '/')[2]}'
      'https://${split(staffIssuer, '/')[2]}'
    ]
    customDomain: customDomain
    rateLimit: requestsPerMinuteAddress * 2
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    token: token
    tags: tags
    actionGroupId: monitoring.outputs.actionGroupId
    insightsId: monitoring.outputs.insightsId
    namespaceName: serviceBus.outputs.namespaceName
    frontDoorId: frontDoor.outputs.profileId
    slowestMs: 1000
    budget: budget
    budgetStart: budgetStart
    alertEmail: alertEmail
  }
}

@description('Address of the portal.')
output PORTAL_URL string = 'https://${portalHost}'

@description('What a firm\'s firewall must let through: the portal, sending and fetching files, signing in (docs/firms/addresses.md).')
output ADDRESSES_FOR_FIREWALLS string[] = [
  'https://${portalHost}'
  quarantine.outputs.blobUri
  documents.outputs.blobUri
  'https://${split(businessIssuer, '/')[2]}'
]

@description('Name of the function app, for the deployment.')
output FUNCTION_APP_NAME string = functionApp.outputs.appName

@description('Topic of arrivals in quarantine, for scripts/subscribe-arrivals.')
output ARRIVALS_TOPIC_NAME string = events.outputs.arrivalsTopicName

@description('Name of the account that the pages are uploaded to.')
output PAGES_ACCOUNT_NAME string = pages.outputs.accountName

@description('Name of the Front Door profile, to purge its cache.')
output FRONT_DOOR_PROFILE string = frontDoor.outputs.profileName

@description('Name of the Front Door endpoint, to purge its cache.')
output FRONT_DOOR_ENDPOINT string = frontDoor.outputs.doorName
