// The workbook of the promises, from the very file that tests read: infra/bicep/workbook.json.

@description('Region of the resources.')
param location string

@description('Tags on every resource.')
param tags object

@description('Resource id of Application Insights, which the workbook asks.')
param insightsId string

resource promises 'Microsoft.Insights/workbooks@2023-06-01' = {
  // A workbook's name is a GUID; people see the display name.
  name: guid(insightsId, 'promises')
  location: location
  kind: 'shared'
  tags: tags
  properties: {
    displayName: 'Recourse: promises'
    category: 'workbook'
    sourceId: insightsId
    version: 'Notebook/1.0'
    serializedData: loadTextContent('../workbook.json')
  }
}
