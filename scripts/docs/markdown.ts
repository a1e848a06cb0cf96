/** Opens every generated page. */
export const GENERATED_NOTE = '<!-- Written by `npm run generate:docs`; changes by hand are overwritten. -->'

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Code in a line; empty text stays empty. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``
}

/** 1048576 as `1,048,576`. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Parts of a page, a blank line between them, a line break at the end. */
export function page(...parts: readonly string[]): string {
  return `${[GENERATED_NOTE, ...parts].join('\n\n')}\n`
}
