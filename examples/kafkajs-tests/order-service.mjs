// The code under test: a service that announces orders on a topic, and one that sums them up.
import { randomUUID } from 'node:crypto'

/** Announces orders. */
export function createOrderService(kafka) {
  const producer = kafka.producer({ idempotent: true })
  return {
    start: () => producer.connect(),
    async place(customer, amount) {
      const order = { id: randomUUID(), customer, amount }
      // The customer as key keeps a customer's orders in one partition, and so in order.
      const [{ partition, baseOffset }] = await producer.send({
        topic: 'orders',
        messages: [{ key: customer, value: JSON.stringify(order) }],
      })
      return { ...order, partition, offset: Number(baseOffset) }
    },
    stop: () => producer.disconnect(),
  }
}

/** Sums up what each customer has ordered. `onOrder` is called after each one. */
export function createTotals(kafka, { groupId, onOrder = () => {} }) {
  const consumer = kafka.consumer({ groupId })
  const totals = new Map()
  return {
    totals,
    async start() {
      await consumer.connect()
      await consumer.subscribe({ topic: 'orders', fromBeginning: true })
      await consumer.run({
        eachMessage: async ({ message }) => {
          const { customer, amount } = JSON.parse(message.value.toString())
          totals.set(customer, (totals.get(customer) ?? 0) + amount)
          onOrder(totals)
        },
      })
    },
    stop: () => consumer.disconnect(),
  }
}
