// Generated from schema/ by `npm run generate`. Do not edit.
export { alterUserScramCredentialsRequest, type AlterUserScramCredentialsRequest, type AlterUserScramCredentialsRequestScramCredentialDeletion, type AlterUserScramCredentialsRequestScramCredentialUpsertion } from '../alter-user-scram-credentials-request.ts'
export { alterUserScramCredentialsResponse, type AlterUserScramCredentialsResponse, type AlterUserScramCredentialsResponseAlterUserScramCredentialsResult } from '../alter-user-scram-credentials-response.ts'
