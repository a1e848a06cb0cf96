// Puts a counter at every place where a JavaScript program may go one way or another: bodies of functions, branches, loops,
// cases, catch clauses, arms of conditional and logical expressions. The counters are one Uint32Array,
// `globalThis.fuzzCounters`, which must be there before the program is loaded.
import ts from 'typescript'

const { SyntaxKind } = ts
const LOGICAL = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
])

/** The program with its counters, and how many there are. */
export const instrument = (code) => {
  const file = ts.createSourceFile('program.mjs', code, ts.ScriptTarget.ES2023, false, ts.ScriptKind.JS)
  const opens = []
  const closes = []
  let counters = 0
  const hit = () => `fuzzCounters[${counters++}]++`
  const around = (node, before, after) => {
    opens.push([node.getStart(file), before])
    // Inner ends come before outer ones that end at the same place.
    return () => closes.push([node.end, after])
  }
  const expression = (node) => around(node, `(${hit()},(`, '))')
  const statement = (node) => around(node, `{${hit()};`, '}')
  const list = (statements, from) =>
    opens.push([statements.length > 0 ? statements[0].getStart(file) : from, `${hit()};`])

  const visit = (node) => {
    const ends = []
    const inside = (child, wrap) => child !== undefined && ends.push([child, wrap(child)])
    if (ts.isIfStatement(node)) {
      inside(node.thenStatement, statement)
      inside(node.elseStatement, statement)
    } else if (ts.isIterationStatement(node, false)) inside(node.statement, statement)
    else if (ts.isConditionalExpression(node)) {
      inside(node.whenTrue, expression)
      inside(node.whenFalse, expression)
    } else if (ts.isBinaryExpression(node) && LOGICAL.has(node.operatorToken.kind)) inside(node.right, expression)
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) inside(node.body, expression)
    else if (ts.isCaseOrDefaultClause(node)) list(node.statements, node.end)
    else if (ts.isCatchClause(node)) list(node.block.statements, node.block.end - 1)
    else if (ts.isFunctionLike(node) && node.body !== undefined && ts.isBlock(node.body))
      list(node.body.statements, node.body.end - 1)
    ts.forEachChild(node, (child) => {
      visit(child)
      for (const [owner, end] of ends) if (owner === child) end()
      if (ts.isIfStatement(node) && child === node.thenStatement && node.elseStatement === undefined)
        closes.push([child.end, ` else {${hit()}}`])
    })
  }
  visit(file)

  const edits = [
    ...closes.map(([at, text], index) => ({ at, text, rank: 0, index })),
    ...opens.map(([at, text], index) => ({ at, text, rank: 1, index })),
  ].sort((one, other) => one.at - other.at || one.rank - other.rank || one.index - other.index)
  let result = 'const { fuzzCounters } = globalThis;\n'
  let position = 0
  for (const { at, text } of edits) {
    result += code.slice(position, at) + text
    position = at
  }
  return { code: result + code.slice(position), counters }
}
