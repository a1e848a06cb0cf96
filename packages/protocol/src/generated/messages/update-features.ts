// Generated from schema/ by `npm run generate`. Do not edit.
export { updateFeaturesRequest, type UpdateFeaturesRequest, type UpdateFeaturesRequestFeatureUpdateKey } from '../update-features-request.ts'
export { updateFeaturesResponse, type UpdateFeaturesResponse, type UpdateFeaturesResponseUpdatableFeatureResult } from '../update-features-response.ts'
