// Generated from schema/ by `npm run generate`. Do not edit.
export { deleteAclsRequest, type DeleteAclsRequest, type DeleteAclsRequestDeleteAclsFilter } from '../delete-acls-request.ts'
export { deleteAclsResponse, type DeleteAclsResponse, type DeleteAclsResponseDeleteAclsFilterResult, type DeleteAclsResponseDeleteAclsMatchingAcl } from '../delete-acls-response.ts'
