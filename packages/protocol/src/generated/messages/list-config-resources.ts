// Generated from schema/ by `npm run generate`. Do not edit.
export { listConfigResourcesRequest, type ListConfigResourcesRequest } from '../list-config-resources-request.ts'
export { listConfigResourcesResponse, type ListConfigResourcesResponse, type ListConfigResourcesResponseConfigResource } from '../list-config-resources-response.ts'
