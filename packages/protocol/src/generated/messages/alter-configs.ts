// Generated from schema/ by `npm run generate`. Do not edit.
export { alterConfigsRequest, type AlterConfigsRequest, type AlterConfigsRequestAlterConfigsResource, type AlterConfigsRequestAlterableConfig } from '../alter-configs-request.ts'
export { alterConfigsResponse, type AlterConfigsResponse, type AlterConfigsResponseAlterConfigsResourceResponse } from '../alter-configs-response.ts'
