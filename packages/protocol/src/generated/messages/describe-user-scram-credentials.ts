// Generated from schema/ by `npm run generate`. Do not edit.
export { describeUserScramCredentialsRequest, type DescribeUserScramCredentialsRequest, type DescribeUserScramCredentialsRequestUserName } from '../describe-user-scram-credentials-request.ts'
export { describeUserScramCredentialsResponse, type DescribeUserScramCredentialsResponse, type DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult, type DescribeUserScramCredentialsResponseCredentialInfo } from '../describe-user-scram-credentials-response.ts'
