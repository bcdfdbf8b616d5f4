// The function app on Flex Consumption, and every setting it reads (shared/kernel/settings.py; a test compares them).

@description('Region of the resources.')
param location string

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Resource id of the identity that the app runs as.')
param identityId string

@description('Client id of that identity.')
param identityClientId string

@description('Subnet of the outgoing traffic.')
param subnetId string

@description('Instances that are always ready for HTTP; 0 in test environments.')
param alwaysReady int

@description('Most instances.')
param maxInstances int

@description('Requests that one instance serves beside one another.')
param httpConcurrency int

@description('Name of Application Insights.')
param insightsName string

@description('Name of the storage account of the host: deployment packages, timers, keys.')
param hostAccountName string

@description('Id of the Front Door whose requests are let in.')
param frontDoorId string

@description('Scheme whose rules hold: financial, energy or housing.')
param scheme string

@description('Address of the portal, as people see it.')
param portalUrl string

@description('Address of the Cosmos account.')
param cosmosEndpoint string

@description('Name of the database.')
param cosmosDatabase string

@description('Blob address of the quarantine account.')
param quarantineUri string

@description('Blob address of the documents account.')
param documentsUri string

@description('Blob address of the archive account.')
param archiveUri string

@description('Host name of the Service Bus namespace.')
param serviceBusHost string

@description('Address of Communication Services.')
param emailEndpoint string

@description('Address that emails come from.')
param emailSender string

@description('Issuer of business users\' tokens.')
param businessIssuer string

@description('The external tenant in which people have their accounts (docs/directory.md); empty where every firm federates.')
param graphTenant string

@description('The app registration by which the directory is changed.')
param graphClientId string

@description('The own domain of that tenant, issuer of its local accounts.')
param graphDomain string

@description('A Key Vault reference to one PEM with certificate and key; empty for the managed identity.')
param graphCertificate string

@description('Issuer of staff\'s tokens.')
param staffIssuer string

@description('Audience of access tokens.')
param audience string

@description('Scope of the API that pages ask leave for.')
param apiScope string

@description('Client id of the pages at the identity provider.')
param clientId string

@description('Which engine scans: clamav, defender or built-in.')
@allowed(['clamav', 'defender', 'built-in'])
param scanner string

@description('Where clamd listens, when it scans.')
param clamdAddress string

@description('Requests a minute that one person may make.')
param requestsPerMinuteUser int

@description('Requests a minute that one address may make.')
param requestsPerMinuteAddress int

@description('Filled-in public forms an hour from one address.')
param formsPerHourAddress int

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: hostAccountName
}

var hostSettings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
  AZURE_CLIENT_ID: identityClientId
  AzureWebJobsStorage__accountName: hostAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
}

// What a trigger's connection needs, by the names in functions/edge (CONNECTION).
var connections = {
  RECOURSE_COSMOS__accountEndpoint: cosmosEndpoint
  RECOURSE_COSMOS__credential: 'managedidentity'
  RECOURSE_COSMOS__clientId: identityClientId
  RECOURSE_SERVICEBUS__fullyQualifiedNamespace: serviceBusHost
  RECOURSE_SERVICEBUS__credential: 'managedidentity'
  RECOURSE_SERVICEBUS__clientId: identityClientId
  RECOURSE_QUARANTINE__blobServiceUri: quarantineUri
  // Arrivals that failed five times are named in a queue of this account.
  RECOURSE_QUARANTINE__queueServiceUri: replace(quarantineUri, '.blob.', '.queue.')
  RECOURSE_QUARANTINE__credential: 'managedidentity'
  RECOURSE_QUARANTINE__clientId: identityClientId
}

var product = {
  RECOURSE_SCHEME: scheme
  RECOURSE_PORTAL_URL: portalUrl
  RECOURSE_COSMOS_ENDPOINT: cosmosEndpoint
  RECOURSE_COSMOS_DATABASE: cosmosDatabase
  RECOURSE_DOCUMENTS__blobServiceUri: documentsUri
  RECOURSE_ARCHIVE__blobServiceUri: archiveUri
  RECOURSE_EMAIL_ENDPOINT: emailEndpoint
  RECOURSE_EMAIL_SENDER: emailSender
  RECOURSE_BUSINESS_ISSUER: businessIssuer
  RECOURSE_STAFF_ISSUER: staffIssuer
  RECOURSE_AUDIENCE: audience
  RECOURSE_API_SCOPE: apiScope
  RECOURSE_CLIENT_ID: clientId
  RECOURSE_GRAPH_TENANT: graphTenant
  RECOURSE_GRAPH_CLIENT_ID: graphClientId
  RECOURSE_GRAPH_DOMAIN: graphDomain
  RECOURSE_GRAPH_CERTIFICATE: graphCertificate
  RECOURSE_REQUESTS_PER_MINUTE_USER: string(requestsPerMinuteUser)
  RECOURSE_REQUESTS_PER_MINUTE_ADDRESS: string(requestsPerMinuteAddress)
  RECOURSE_FORMS_PER_HOUR_ADDRESS: string(formsPerHourAddress)
  // Front Door writes the caller's address, the app's own front end writes Front Door's.
  RECOURSE_TRUSTED_PROXIES: '2'
  RECOURSE_DIAGNOSTICS: 'false'
}

var scanning = {
  clamav: { RECOURSE_CLAMD: clamdAddress }
  defender: { RECOURSE_DEFENDER: 'true' }
  'built-in': {}
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${token}'
  location: location
  kind: 'functionapp'
  tags: tags
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-${token}'
  location: location
  kind: 'functionapp,linux'
  // azd finds the app by this tag.
  tags: union(tags, { 'azd-service-name': 'api' })
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Settings that refer to Key Vault are read as this identity; there is no other.
    keyVaultReferenceIdentity: identityId
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostAccount.properties.primaryEndpoints.blob}packages'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'python', version: '3.11' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maxInstances
        alwaysReady: alwaysReady > 0 ? [{ name: 'http', instanceCount: alwaysReady }] : []
        triggers: { http: { perInstanceConcurrency: httpConcurrency } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: [for setting in items(union(hostSettings, connections, product, scanning[scanner])): {
        name: setting.key
        value: setting.value
      }]
      // Only our Front Door: the service tag alone would let everybody's in.
      ipSecurityRestrictionsDefaultAction: 'Deny'
      ipSecurityRestrictions: [
        {
          name: 'front-door'
          priority: 100
          action: 'Allow'
          tag: 'ServiceTag'
          ipAddress: 'AzureFrontDoor.Backend'
          headers: { 'x-azure-fdid': [frontDoorId] }
        }
        // Event Grid calls the blob trigger; its webhook asks for a key of its own.
        {
          name: 'event-grid'
          priority: 110
          action: 'Allow'
          tag: 'ServiceTag'
          ipAddress: 'AzureEventGrid'
        }
      ]
      // Deployments come from the pipeline's runners, by Entra ID: basic sign-in is off below.
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
    }
  }
}

resource noPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [for door in ['ftp', 'scm']: {
  parent: app
  name: door
  properties: { allow: false }
}]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the app.')
output appName string = app.name

@description('Resource id of the app, for alerts.')
output appId string = app.id

@description('Host name of the app, for Front Door.')
output host string = app.properties.defaultHostName
