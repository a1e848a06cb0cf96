/**
 * ApiVersions: which API keys this agent answers, in which versions.
 *
 * - v0-2: plain. v1 adds the throttle time.
 * - v3 (KIP-511): flexible, with the client's software name and version; features as tagged fields (KIP-584). The
 *   response header stays at v0, so that a client that does not know the version can read the refusal.
 * - v4 (KIP-1022): features may have a minimum of 0. There are none here.
 *
 * A version that is not known is answered, not refused: UNSUPPORTED_VERSION in the shape of v0, with the range of
 * ApiVersions itself, from which the client tries again (KIP-511).
 */
import { ErrorCode } from '@millrace/protocol'
import { apiVersionsRequest, apiVersionsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'

/** A handler's row in the answer. */
export interface AdvertisedApi {
  readonly apiKey: number
  readonly minVersion: number
  readonly maxVersion: number
}

const VERSION_MIN = 0
const VERSION_MAX = 4

/** What clients may call themselves (KIP-511). */
const SOFTWARE_TEXT = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/
/** Longest software name or version that is looked at. */
const SOFTWARE_TEXT_LENGTH_MAX = 256

function isSoftwareText(text: string): boolean {
  return text.length <= SOFTWARE_TEXT_LENGTH_MAX && SOFTWARE_TEXT.test(text)
}

/** The handler, answering with what `apis` lists. */
export function apiVersionsHandler(apis: () => readonly AdvertisedApi[]): AnyHandler {
  const self = { apiKey: apiVersionsRequest.apiKey, minVersion: VERSION_MIN, maxVersion: VERSION_MAX }
  return defineHandler({
    request: apiVersionsRequest,
    response: apiVersionsResponse,
    versionMin: VERSION_MIN,
    versionMax: VERSION_MAX,
    handle(request, { apiVersion }) {
      const named =
        apiVersion < 3 || (isSoftwareText(request.clientSoftwareName) && isSoftwareText(request.clientSoftwareVersion))
      const response = named
        ? { errorCode: ErrorCode.NONE, apiKeys: [...apis()] }
        : { errorCode: ErrorCode.INVALID_REQUEST, apiKeys: [] }
      return { response: Promise.resolve(response) }
    },
    errorResponse: (_request, errorCode) => ({ errorCode, apiKeys: [] }),
    unsupportedVersionResponse: () => ({
      response: { errorCode: ErrorCode.UNSUPPORTED_VERSION, apiKeys: [self] },
      apiVersion: 0,
    }),
  })
}
