/** Longest topic name. */
const TOPIC_NAME_LENGTH_MAX = 249

/** Whether a topic may have this name: Kafka's `Topic.validate`, 1 to 249 of `[a-zA-Z0-9._-]`, but not `.` or `..`. */
export function isValidTopicName(name: string): boolean {
  return name.length <= TOPIC_NAME_LENGTH_MAX && /^[a-zA-Z0-9._-]+$/.test(name) && name !== '.' && name !== '..'
}

/** What is wrong with a topic name, for the client. */
export function topicNameProblem(name: string): string {
  if (name === '') return 'Topic name is invalid: the empty string is not allowed'
  if (name === '.' || name === '..') return `Topic name is invalid: '${name}' is not allowed`
  if (name.length > TOPIC_NAME_LENGTH_MAX)
    return `Topic name is invalid: the length is longer than the maximum of ${TOPIC_NAME_LENGTH_MAX}`
  return 'Topic name is invalid: it contains characters other than ASCII alphanumerics, . _ and -'
}

/** Two names with one key collide in metric names, where Kafka writes both `.` and `_` as `_`. */
export function topicCollisionKey(name: string): string {
  return name.replaceAll('.', '_')
}
