using 'main.bicep'

// For `azd up`: an environment of one's own, in the shape of dev. azd sets AZURE_ENV_NAME.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param production = false
param scheme = readEnvironmentVariable('SCHEME', 'financial')
param scanner = readEnvironmentVariable('SCANNER', 'built-in')
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
param budget = 100
param budgetStart = readEnvironmentVariable('BUDGET_START')
