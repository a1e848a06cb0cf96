import type { Endpoint } from './endpoint.ts'

/** What the doctor is asked to look at, everything filled in. */
export interface DoctorQuestion {
  readonly bootstrap: readonly Endpoint[]
  /** The client id that is sent, features included. */
  readonly clientId: string
  readonly tls:
    | {
        /** Authorities to trust instead of the system's, as PEM. */
        readonly ca: string | undefined
        /** Name to ask for and check instead of each host. */
        readonly serverName: string | undefined
        /** Go on with a certificate that is wrong, as a client without verification would. */
        readonly isInsecure: boolean
      }
    | undefined
  /** Longest wait for each step. */
  readonly timeoutMs: number
  /** The group whose coordinator is looked for; undefined for one that nobody has. */
  readonly group: string | undefined
  /** The topic that is read. */
  readonly topic: string | undefined
  /** Whether one record is written to it. */
  readonly mayProduce: boolean
  /** Whether it is created when it does not exist. */
  readonly mayCreateTopic: boolean
}
