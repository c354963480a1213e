/** Emitted code in which every turn, call and new value is counted, for code that runs in the compiler. */
import type * as b from "../4-lower/build.ts";
import { mapChildren } from "../4-lower/estree-walk.ts";

type Node = b.es.Node;

/** The functions that the text calls. */
export interface Counters {
  /** At each turn of a loop, and at the beginning of each function. */
  readonly turn: string;
  /** Around what may be new; gives its argument. */
  readonly value: string;
}

export function counted(tree: b.es.Program, counters: Counters): b.es.Program {
  const visit = (node: Node): Node => {
    const inside = mapChildren(node, visit);
    switch (inside.type) {
      case "ForStatement":
      case "ForOfStatement":
      case "ForInStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        return { ...inside, body: withTurn(inside.body, counters.turn) };
      case "FunctionDeclaration":
      case "FunctionExpression":
        return { ...inside, body: withTurn(inside.body, counters.turn) as b.es.BlockStatement };
      case "ArrowFunctionExpression":
        return inside.body.type === "BlockStatement"
          ? { ...inside, body: withTurn(inside.body, counters.turn) as b.es.BlockStatement }
          : { ...inside, body: valued(inside.body, counters.value) };
      default:
        return makesValue(inside) ? valued(inside as b.es.Expression, counters.value) : inside;
    }
  };
  return mapChildren(tree, visit);
}

function withTurn(body: b.es.Statement, turn: string): b.es.Statement {
  const first: b.es.Statement = { type: "ExpressionStatement", expression: callOf(turn, []) };
  const rest = body.type === "BlockStatement" ? body.body : [body];
  return { type: "BlockStatement", body: [first, ...rest] };
}

function valued(expression: b.es.Expression, value: string): b.es.Expression {
  return callOf(value, [expression]);
}

function callOf(name: string, args: b.es.Expression[]): b.es.SimpleCallExpression {
  return { type: "CallExpression", callee: { type: "Identifier", name }, arguments: args, optional: false };
}

function makesValue(node: Node): boolean {
  switch (node.type) {
    case "CallExpression":
      return node.callee.type !== "Super";
    case "NewExpression":
    case "TemplateLiteral":
      return true;
    case "ArrayExpression":
      return node.elements.length > 4 || node.elements.some((element) => element?.type === "SpreadElement");
    case "BinaryExpression":
      return node.operator === "+";
    case "AssignmentExpression":
      return node.operator === "+=";
    default:
      return false;
  }
}
