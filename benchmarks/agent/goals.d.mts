export interface Goal {
  readonly goal: string
  readonly relation: string
  readonly wanted: number
  readonly measured: number
  readonly digits: number
  readonly met: boolean
}
export interface MeasuredServer {
  readonly name: string
  readonly samples: Readonly<Record<string, readonly number[]>>
}
export declare const embeddedGoals: (kafka: MeasuredServer, agent: MeasuredServer) => Goal[]
export declare const peerOnS3: MeasuredServer
export declare const s3Goals: (
  agent: MeasuredServer,
  steps: { readonly barePutMs: number; readonly commitMs: number },
) => Goal[]
