using 'main.bicep'

// A test environment: pay per use, one zone, reached over the internet by identity. Never holds real people's data.
param environmentName = 'dev'
param production = false
param scheme = 'financial'
param scanner = 'defender'
param businessIssuer = readEnvironmentVariable('BUSINESS_ISSUER')
param staffIssuer = readEnvironmentVariable('STAFF_ISSUER')
param audience = readEnvironmentVariable('AUDIENCE', 'api://recourse')
param apiScope = readEnvironmentVariable('API_SCOPE', 'api://recourse/cases')
param clientId = readEnvironmentVariable('CLIENT_ID')
param graphTenant = readEnvironmentVariable('GRAPH_TENANT', '')
param graphClientId = readEnvironmentVariable('GRAPH_CLIENT_ID', '')
param graphDomain = readEnvironmentVariable('GRAPH_DOMAIN', '')
param graphCertificate = readEnvironmentVariable('GRAPH_CERTIFICATE', '')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param budget = 150
param budgetStart = readEnvironmentVariable('BUDGET_START')
