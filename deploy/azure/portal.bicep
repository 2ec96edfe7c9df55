// The portal on Azure Container Apps: a managed identity in place of a secret, Redis for several servers, and the two app registrations.
//   az deployment group create -g rg-portal -f deploy/azure/portal.bicep -p image=<registry>/elastic-san-backup-portal:1.0.0
// and -p registryServer=<registry> where it asks who pulls; docs/operate.md says what is to be done before.
extension microsoftGraphV1

targetScope = 'resourceGroup'

@description('The image of the portal, with its registry.')
param image string
@description('The registry of the image (name.azurecr.io) where it asks who pulls: the identity of the portal needs AcrPull on it before.')
param registryServer string = ''
@description('Support matrix of Elastic SAN backup.')
@allowed(['preview-2025-05', 'ga-2026-09'])
param profile string = 'ga-2026-09'
param location string = resourceGroup().location
@minLength(3)
@maxLength(20)
param name string = 'esan-backup'
@description('Servers at least and at most. Two bear the loss of one.')
param servers object = { least: 2, most: 6 }

var scopeId = guid(resourceGroup().id, name, 'access_as_user')
// Azure Service Management and its delegated permission user_impersonation.
var azureManagement = { app: '797f4846-ba00-4fd7-ba43-dac1f8f63013', scope: '41094075-9dad-400e-a0bd-54e686782033' }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-portal'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource redis 'Microsoft.Cache/redisEnterprise@2025-04-01' = {
  name: '${name}-redis'
  location: location
  sku: { name: 'Balanced_B0' }
  properties: { minimumTlsVersion: '1.2', highAvailability: 'Enabled' }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-04-01' = {
  parent: redis
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    // The portal knows one address, whichever node answers.
    clusteringPolicy: 'EnterpriseCluster'
    // What is kept may be lost at any time, and makes room by itself.
    evictionPolicy: 'VolatileLRU'
    accessKeysAuthentication: 'Enabled'
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
  }
}

// Whom a token is for that stands for an application, by cloud.
// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
var exchangeAudiences = {
  AzureCloud: 'api://AzureADTokenExchange'
  AzureUSGovernment: 'api://AzureADTokenExchangeUSGov'
  AzureChinaCloud: 'api://AzureADTokenExchangeChina'
}

var host = '${name}-portal.${environment.properties.defaultDomain}'

resource api 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: '${name}-api'
  displayName: 'Elastic SAN Backup API'
  signInAudience: 'AzureADMyOrg'
  api: {
    requestedAccessTokenVersion: 2
    oauth2PermissionScopes: [
      {
        id: scopeId
        value: 'access_as_user'
        type: 'User'
        isEnabled: true
        adminConsentDisplayName: 'Back up and restore Elastic SAN volumes as the signed-in person'
        adminConsentDescription: 'Lets the portal call Azure in the name of the person who is signed in.'
      }
    ]
  }
  requiredResourceAccess: [
    { resourceAppId: azureManagement.app, resourceAccess: [{ id: azureManagement.scope, type: 'Scope' }] }
  ]

  // The managed identity stands for the API: there is no secret.
  resource credential 'federatedIdentityCredentials@v1.0' = {
    name: '${api.uniqueName}/portal'
    issuer: '${az.environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
    subject: identity.properties.principalId
    audiences: [exchangeAudiences[az.environment().name]]
  }
}

// A module, because an application cannot name its own id: without this address nobody can sign in.
module apiAddress 'application-id-uri.bicep' = {
  name: '${name}-application-id-uri'
  params: { uniqueName: api.uniqueName, displayName: api.displayName, appId: api.appId }
}

resource spa 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: '${name}-spa'
  displayName: 'Elastic SAN Backup'
  signInAudience: 'AzureADMyOrg'
  spa: { redirectUris: ['https://${host}/', 'https://${host}/signed-in.html'] }
  requiredResourceAccess: [
    { resourceAppId: api.appId, resourceAccess: [{ id: scopeId, type: 'Scope' }] }
  ]
}

resource apiPrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = { appId: api.appId }
resource spaPrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = { appId: spa.appId }

resource portal 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-portal'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      // A new revision takes everything over once it is ready, and the one before ends.
      activeRevisionsMode: 'Single'
      registries: empty(registryServer) ? [] : [{ server: registryServer, identity: identity.id }]
      ingress: { external: true, targetPort: 4280, transport: 'auto', allowInsecure: false }
      secrets: [
        { name: 'redis-url', value: 'rediss://:${uriComponent(database.listKeys().primaryKey)}@${redis.properties.hostName}:10000' }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 40
      containers: [
        {
          name: 'portal'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'AZURE_TENANT_ID', value: tenant().tenantId }
            { name: 'AZURE_CLIENT_ID', value: api.appId }
            { name: 'AZURE_SPA_CLIENT_ID', value: spa.appId }
            { name: 'AZURE_MANAGED_IDENTITY', value: identity.properties.clientId }
            { name: 'AZURE_AUTHORITY_HOST', value: az.environment().authentication.loginEndpoint }
            { name: 'AZURE_RESOURCE_MANAGER', value: az.environment().resourceManager }
            { name: 'REDIS_URL', secretRef: 'redis-url' }
            { name: 'BACKUP_PROFILE', value: profile }
            { name: 'BEHIND_TLS', value: 'true' }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: 4280 }, periodSeconds: 2, failureThreshold: 30 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: 4280 }, periodSeconds: 10, timeoutSeconds: 2 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 4280 }, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 }
          ]
        }
      ]
      scale: {
        minReplicas: servers.least
        maxReplicas: servers.most
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: '40' } } }]
      }
    }
  }
}

@description('Where the portal is; consent to the API is to be given once by an administrator.')
output address string = 'https://${host}/'
@description('Client id of the API, to give consent to and to look up what it is called.')
output api string = api.appId
