// One origin for people: /api goes to the app, everything else to the pages. A firewall stands in front of both.

@description('Short name that makes resource names unique and recognisable.')
param token string

@description('Tags on every resource.')
param tags object

@description('Tier of the profile.')
param tier string

@description('Name of the profile.')
param profileName string

@description('Name of the endpoint.')
param doorName string

@description('Host name of the function app.')
param apiHost string

@description('Host name of the pages\' static website.')
param pagesHost string

@description('Origins that the pages may call: where blocks are sent, and the identity providers.')
param connect string[]

@description('Custom domain of the portal; empty for the endpoint\'s own name.')
param customDomain string

@description('Requests in a minute from one address before the firewall stops them.')
param rateLimit int

var knownAttacks = [
  { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleSetAction: 'Block' }
  { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1' }
]

// Held equal to local/host/pages.py by a test: what works on a laptop must work here.
var contentSecurityPolicy = 'default-src \'self\'; script-src \'self\'; style-src \'self\' \'unsafe-inline\'; img-src \'self\' data: blob:; font-src \'self\' data:; connect-src \'self\' ${join(connect, ' ')}; worker-src \'self\' blob:; object-src \'none\'; base-uri \'none\'; form-action \'self\' ${join(connect, ' ')}; frame-src \'self\' ${join(connect, ' ')}; frame-ancestors \'none\''

var pageHeaders = [
  { name: 'content-security-policy', value: contentSecurityPolicy }
  { name: 'strict-transport-security', value: 'max-age=31536000; includeSubDomains' }
  { name: 'x-content-type-options', value: 'nosniff' }
  { name: 'referrer-policy', value: 'no-referrer' }
  { name: 'cross-origin-opener-policy', value: 'same-origin' }
  { name: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()' }
]

// A rule takes five actions: the headers come in two.
var headerGroups = [take(pageHeaders, 3), skip(pageHeaders, 3)]

resource profile 'Microsoft.Cdn/profiles@2025-04-15' existing = {
  name: profileName
}

resource door 'Microsoft.Cdn/profiles/afdEndpoints@2025-04-15' existing = {
  parent: profile
  name: doorName
}

resource firewall 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2024-02-01' = {
  name: 'waf${token}'
  location: 'global'
  tags: tags
  sku: { name: tier }
  properties: {
    policySettings: {
      enabledState: 'Enabled'
      mode: 'Prevention'
      requestBodyCheck: 'Enabled'
      customBlockResponseStatusCode: 429
      customBlockResponseBody: base64('{"type":"about:blank","title":"Too many requests","status":429,"code":"too-many-requests","detail":"Wait a minute, then try again."}')
    }
    customRules: {
      rules: [
        {
          name: 'RateLimit'
          priority: 100
          enabledState: 'Enabled'
          ruleType: 'RateLimitRule'
          action: 'Block'
          rateLimitDurationInMinutes: 1
          rateLimitThreshold: rateLimit
          matchConditions: [
            { matchVariable: 'RequestUri', operator: 'Any', negateCondition: false, matchValue: [] }
          ]
        }
      ]
    }
    managedRules: {
      managedRuleSets: tier == 'Premium_AzureFrontDoor' ? knownAttacks : []
    }
  }
}

resource domain 'Microsoft.Cdn/profiles/customDomains@2025-04-15' = if (!empty(customDomain)) {
  parent: profile
  name: empty(customDomain) ? 'none' : replace(customDomain, '.', '-')
  properties: {
    hostName: customDomain
    tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12' }
  }
}

resource guarded 'Microsoft.Cdn/profiles/securityPolicies@2025-04-15' = {
  parent: profile
  name: 'firewall'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: { id: firewall.id }
      associations: [
        {
          domains: empty(customDomain) ? [{ id: door.id }] : [{ id: door.id }, { id: domain.id }]
          patternsToMatch: ['/*']
        }
      ]
    }
  }
}

resource api 'Microsoft.Cdn/profiles/originGroups@2025-04-15' = {
  parent: profile
  name: 'api'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 }
    healthProbeSettings: { probePath: '/api/health', probeRequestType: 'GET', probeProtocol: 'Https', probeIntervalInSeconds: 60 }
    sessionAffinityState: 'Disabled'
  }
}

resource apiOrigin 'Microsoft.Cdn/profiles/originGroups/origins@2025-04-15' = {
  parent: api
  name: 'app'
  properties: { hostName: apiHost, originHostHeader: apiHost, httpsPort: 443, enforceCertificateNameCheck: true, priority: 1, weight: 1000 }
}

resource pages 'Microsoft.Cdn/profiles/originGroups@2025-04-15' = {
  parent: profile
  name: 'pages'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 }
    sessionAffinityState: 'Disabled'
  }
}

resource pagesOrigin 'Microsoft.Cdn/profiles/originGroups/origins@2025-04-15' = {
  parent: pages
  name: 'website'
  properties: { hostName: pagesHost, originHostHeader: pagesHost, httpsPort: 443, enforceCertificateNameCheck: true, priority: 1, weight: 1000 }
}

resource rules 'Microsoft.Cdn/profiles/ruleSets@2025-04-15' = {
  parent: profile
  name: 'pages'
}

resource headers 'Microsoft.Cdn/profiles/ruleSets/rules@2025-04-15' = [for (group, i) in headerGroups: {
  parent: rules
  name: 'headers${i}'
  properties: {
    order: i
    matchProcessingBehavior: 'Continue'
    actions: [for header in group: {
      name: 'ModifyResponseHeader'
      parameters: {
        typeName: 'DeliveryRuleHeaderActionParameters'
        headerAction: 'Overwrite'
        headerName: header.name
        value: header.value
      }
    }]
  }
}]

// A page's address has no ending: the single-page app's index answers it. A missing asset stays a 404.
resource anyPage 'Microsoft.Cdn/profiles/ruleSets/rules@2025-04-15' = {
  parent: rules
  name: 'anypage'
  dependsOn: [headers]
  properties: {
    order: 10
    conditions: [
      {
        name: 'UrlFileExtension'
        parameters: { typeName: 'DeliveryRuleUrlFileExtensionMatchConditionParameters', operator: 'LessThan', matchValues: ['1'] }
      }
    ]
    actions: [
      {
        name: 'UrlRewrite'
        parameters: { typeName: 'DeliveryRuleUrlRewriteActionParameters', sourcePattern: '/', destination: '/index.html', preserveUnmatchedPath: false }
      }
    ]
  }
}

resource apiRoute 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-04-15' = {
  parent: door
  name: 'api'
  dependsOn: [apiOrigin]
  properties: {
    originGroup: { id: api.id }
    customDomains: empty(customDomain) ? [] : [{ id: domain.id }]
    patternsToMatch: ['/api/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
  }
}

resource pagesRoute 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-04-15' = {
  parent: door
  name: 'pages'
  dependsOn: [pagesOrigin, anyPage, apiRoute]
  properties: {
    originGroup: { id: pages.id }
    customDomains: empty(customDomain) ? [] : [{ id: domain.id }]
    patternsToMatch: ['/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    ruleSets: [{ id: rules.id }]
    cacheConfiguration: {
      queryStringCachingBehavior: 'IgnoreQueryString'
      compressionSettings: {
        isCompressionEnabled: true
        contentTypesToCompress: ['text/html', 'text/javascript', 'text/css', 'image/svg+xml', 'application/json']
      }
    }
  }
}
