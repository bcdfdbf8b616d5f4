// What wakes somebody up, and what the month may cost. Each alert has a runbook in docs/operations.md by its name.

@description('Region of the resources.')
param location string

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Resource id of the action group.')
param actionGroupId string

@description('Resource id of Application Insights.')
param insightsId string

@description('Name of the Service Bus namespace.')
param namespaceName string

@description('Resource id of the Front Door profile.')
param frontDoorId string

@description('Slowest answer in milliseconds that 95 of 100 requests may take.')
param slowestMs int

@description('Money a month, in the currency of the subscription.')
param budget int

@description('First day of the budget: the first of a month, never changed afterwards.')
param budgetStart string

@description('Address that the budget\'s warnings are sent to.')
param alertEmail string

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName
}

// Each searches what the app says of itself (shared/kernel/logs): the name of the event, never what it was about.
var logAlerts = [
  { name: 'stuck-uploads', severity: 2, query: 'traces | where message has "scan-delayed-for-long"', about: 'A scan has had no verdict for half an hour.' }
  { name: 'figures-drift', severity: 3, query: 'traces | where message has "figures-recounted" | where toint(parse_json(message).drifted) > 0', about: 'The nightly recount found figures that had drifted.' }
  { name: 'failed-purge', severity: 2, query: 'union (requests | where success == false | where name has_any ("purge", "forget", "retention")), (traces | where message has "retention-failed")', about: 'Data that was due to be forgotten is still there.' }
  { name: 'parked-work', severity: 2, query: 'traces | where message has_any ("parked", "change-parked")', about: 'A message or a change was set aside; staff see it under stuck work.' }
  { name: 'slow-answers', severity: 2, query: 'requests | where url has "/api/" | summarize slow = percentile(duration, 95) | where slow > ${slowestMs}', about: 'One in twenty answers takes too long.' }
]

resource searches 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in logAlerts: {
  name: '${alert.name}-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alert.name
    description: alert.about
    severity: alert.severity
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: alert.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [actionGroupId] }
  }
}]

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'dead-letters-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Messages lie dead in a queue although the portal collects them: the collector itself is stuck.'
    severity: 2
    enabled: true
    scopes: [namespace.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead'
          metricName: 'DeadletteredMessages'
          dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
          operator: 'GreaterThan'
          threshold: 0
          timeAggregation: 'Minimum'
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}

resource failures 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'server-errors-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'More than one in a hundred requests fails on our side.'
    severity: 1
    enabled: true
    scopes: [frontDoorId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'server-errors'
          metricName: 'Percentage5XX'
          operator: 'GreaterThan'
          threshold: 1
          timeAggregation: 'Average'
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}

resource money 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'budget-${token}'
  properties: {
    category: 'Cost'
    amount: budget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      likely: { enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted', contactEmails: [alertEmail] }
      nearly: { enabled: true, operator: 'GreaterThan', threshold: 80, thresholdType: 'Actual', contactEmails: [alertEmail] }
    }
  }
}
