// Gives an application that is there its address `api://<application id>`, which sign-ins ask for. Microsoft Entra makes up the id when it makes the
// application, so a declaration cannot name its own: the same application is declared once more. What is not said here stays as it is.
// https://github.com/microsoftgraph/msgraph-bicep-types/issues/239
extension microsoftGraphV1

param uniqueName string
param displayName string
param appId string

resource named 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: uniqueName
  displayName: displayName
  identifierUris: ['api://${appId}']
}
