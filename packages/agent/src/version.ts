// Every way in which this source is run goes through a bundler, which leaves nothing of the file but this one value.
import { version } from '../package.json'

/** The agent's version, that of its package. */
export const AGENT_VERSION: string = version
