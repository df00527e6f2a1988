import path from 'node:path'
import ts from 'typescript'
import type { Corpus, Finding } from './corpus'

const SIMULATOR = path.resolve(import.meta.dirname, '../..')
const CLAIMS = path.join(SIMULATOR, 'directory/graph-types.test-d.ts')

/** The sample tenant's objects against Microsoft's own declarations of Graph v1.0, claim by claim, as the compiler judges them. */
export const graphTypes: Corpus = {
  name: '@microsoft/microsoft-graph-types',
  examine: async () => {
    const { config, error } = ts.readConfigFile(path.join(SIMULATOR, 'tsconfig.json'), ts.sys.readFile)
    if (error) throw new Error(textOf(error))
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, SIMULATOR)
    const program = ts.createProgram([CLAIMS], options)
    const source = program.getSourceFile(CLAIMS)
    if (!source) throw new Error(`${path.relative(SIMULATOR, CLAIMS)} is not there`)
    const problems = ts.getPreEmitDiagnostics(program, source)
    const findings = source.statements.flatMap((statement) => {
      const own = problems.filter(({ start = -1 }) => start >= statement.getStart() && start < statement.end)
      const problem = own.map(textOf).join(' ')
      return claimsIn(statement).map((item): Finding => (problem ? { item, problem } : { item }))
    })
    const unclaimed = problems.length > 0 && findings.every((each) => each.problem === undefined)
    return unclaimed ? [...findings, { item: 'the file', problem: problems.map(textOf).join(' ') }] : findings
  },
}

/** What a statement says about Graph: `Members<Own, Graph.X>` and `value satisfies Graph.X`. */
function claimsIn(statement: ts.Node): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const names = ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Members'
    const satisfies = ts.isSatisfiesExpression(node) && node.type.getText().startsWith('Graph.')
    if (names || satisfies) found.push(node.getText().replaceAll(/\s+/g, ' '))
    else ts.forEachChild(node, visit)
  }
  visit(statement)
  return found
}

function textOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, ' ').replaceAll(/\s+/g, ' ')
}
