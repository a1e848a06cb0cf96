// Generated from schema/ by `npm run generate`. Do not edit.
export { apiVersionsRequest, type ApiVersionsRequest } from '../api-versions-request.ts'
export { apiVersionsResponse, type ApiVersionsResponse, type ApiVersionsResponseApiVersion, type ApiVersionsResponseSupportedFeatureKey, type ApiVersionsResponseFinalizedFeatureKey } from '../api-versions-response.ts'
