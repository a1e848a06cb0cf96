// Generated from schema/ by `npm run generate`. Do not edit.
export { createAclsRequest, type CreateAclsRequest, type CreateAclsRequestAclCreation } from '../create-acls-request.ts'
export { createAclsResponse, type CreateAclsResponse, type CreateAclsResponseAclCreationResult } from '../create-acls-response.ts'
