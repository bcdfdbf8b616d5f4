using 'main.bicep'

// The live one: three zones, private endpoints, continuous backup, instances always ready.
param environmentName = 'prod'
param production = true
param scheme = readEnvironmentVariable('SCHEME')
param scanner = 'clamav'
param clamavImage = readEnvironmentVariable('CLAMAV_IMAGE')
param businessIssuer = readEnvironmentVariable('BUSINESS_ISSUER')
param staffIssuer = readEnvironmentVariable('STAFF_ISSUER')
param audience = readEnvironmentVariable('AUDIENCE', 'api://recourse')
param apiScope = readEnvironmentVariable('API_SCOPE', 'api://recourse/cases')
param clientId = readEnvironmentVariable('CLIENT_ID')
param graphTenant = readEnvironmentVariable('GRAPH_TENANT', '')
param graphClientId = readEnvironmentVariable('GRAPH_CLIENT_ID', '')
param graphDomain = readEnvironmentVariable('GRAPH_DOMAIN', '')
param graphCertificate = readEnvironmentVariable('GRAPH_CERTIFICATE', '')
param customDomain = readEnvironmentVariable('PORTAL_DOMAIN')
param emailDomain = readEnvironmentVariable('EMAIL_DOMAIN')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param budget = 2500
param budgetStart = readEnvironmentVariable('BUDGET_START')
