export { CLIENT_ID_BYTES_MAX, LABELS_MAX, NAME_LENGTH_MAX, TEXT_LENGTH_MAX } from './limits.ts'
export { parseClientId } from './parse.ts'
export type {
  AssignmentStrategy,
  ClientIdFeatures,
  IgnoredPiece,
  IgnoredReason,
  ParsedClientId,
  ProxyRole,
} from './result.ts'
