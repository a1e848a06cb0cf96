// Generated from schema/ by `npm run generate`. Do not edit.
export { incrementalAlterConfigsRequest, type IncrementalAlterConfigsRequest, type IncrementalAlterConfigsRequestAlterConfigsResource, type IncrementalAlterConfigsRequestAlterableConfig } from '../incremental-alter-configs-request.ts'
export { incrementalAlterConfigsResponse, type IncrementalAlterConfigsResponse, type IncrementalAlterConfigsResponseAlterConfigsResourceResponse } from '../incremental-alter-configs-response.ts'
