import type { AgentProfile } from './agent-description.ts'

/** The profile with the port that a listener was bound to. Throws a `TypeError` when there is no such listener or port. */
export function withBoundPort<T extends AgentProfile>(profile: T, name: string, port: number): T {
  if (port === 0 || !profile.listeners.some((listener) => listener.name === name))
    throw new TypeError(`no listener ${JSON.stringify(name)} can be bound to port ${port}`)
  const listeners = profile.listeners.map((listener) => (listener.name === name ? { ...listener, port } : listener))
  return { ...profile, listeners }
}
