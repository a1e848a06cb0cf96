// Generated from schema/ by `npm run generate`. Do not edit.
export { listClientMetricsResourcesRequest, type ListClientMetricsResourcesRequest } from '../list-client-metrics-resources-request.ts'
export { listClientMetricsResourcesResponse, type ListClientMetricsResourcesResponse, type ListClientMetricsResourcesResponseClientMetricsResource } from '../list-client-metrics-resources-response.ts'
