// Communication Services Email: a domain of Azure's own to begin with, or one whose DNS the scheme verifies.

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Geography in which emails are kept at rest.')
param dataLocation string

@description('Domain that emails come from; empty for one that Azure makes up.')
param domain string

resource emails 'Microsoft.Communication/emailServices@2023-04-01' = {
  name: 'mail-${token}'
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }
}

resource sender 'Microsoft.Communication/emailServices/domains@2023-04-01' = {
  parent: emails
  name: empty(domain) ? 'AzureManagedDomain' : domain
  location: 'global'
  tags: tags
  properties: {
    domainManagement: empty(domain) ? 'AzureManaged' : 'CustomerManaged'
    userEngagementTracking: 'Disabled'
  }
}

resource service 'Microsoft.Communication/communicationServices@2023-04-01' = {
  name: 'acs-${token}'
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    // A domain is linked after its DNS is verified: linking it earlier fails the deployment (docs/deployment.md).
    linkedDomains: empty(domain) ? [sender.id] : []
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: service
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'EmailSendMailOperational', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Name of the service, for roles and events.')
output serviceName string = service.name

@description('Address of the service; no key opens it.')
output endpoint string = 'https://${service.properties.hostName}/'

@description('Address that emails come from.')
output senderAddress string = 'donotreply@${sender.properties.fromSenderDomain}'
