import type { Kafka } from 'kafkajs'

/** An order and where its record is. */
export interface PlacedOrder {
  readonly id: string
  readonly customer: string
  readonly amount: number
  readonly partition: number
  readonly offset: number
}

/** Announces orders. */
export declare function createOrderService(kafka: Kafka): {
  start(): Promise<void>
  place(customer: string, amount: number): Promise<PlacedOrder>
  stop(): Promise<void>
}

/** Sums up what each customer has ordered. */
export declare function createTotals(
  kafka: Kafka,
  options: {
    readonly groupId: string
    readonly onOrder?: ((totals: ReadonlyMap<string, number>) => void) | undefined
  },
): {
  readonly totals: ReadonlyMap<string, number>
  start(): Promise<void>
  stop(): Promise<void>
}
