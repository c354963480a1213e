/** Made from the Markdown files of this folder by generate.mjs; change those, not this. */
// biome-ignore-all format: generated
import type { Span } from "../source/source.ts";
import type { Diagnostic, Label, Severity } from "./diagnostic.ts";

/** What a call site may add to a message; a hint given here replaces the declared one. */
export interface Details {
  readonly labels?: readonly Label[];
  readonly hint?: string;
}

function make(code: string, severity: Severity, message: string, span: Span, hint: string | undefined, details: Details | undefined): Diagnostic {
  return { code, severity, message, span, ...(hint === undefined ? {} : { hint }), ...details };
}

export const messages = {
  /** M28-1001: unexpected character '{c}' */
  unexpectedCharacter: (span: Span, params: { readonly c: string | number }, details?: Details): Diagnostic => make("M28-1001", "error", `unexpected character '${params.c}'`, span, undefined, details),
  /** M28-1002: unterminated string literal */
  unterminatedString: (span: Span, details?: Details): Diagnostic => make("M28-1002", "error", "unterminated string literal", span, undefined, details),
  /** M28-1003: invalid escape: {digits} hexadecimal digits of a character must follow */
  invalidEscape: (span: Span, params: { readonly digits: string | number }, details?: Details): Diagnostic => make("M28-1003", "error", `invalid escape: ${params.digits} hexadecimal digits of a character must follow`, span, undefined, details),
  /** M28-1004: invalid number '{text}' */
  invalidNumber: (span: Span, params: { readonly text: string | number }, details?: Details): Diagnostic => make("M28-1004", "error", `invalid number '${params.text}'`, span, "separate a name from the number before it with a space", details),
  /** M28-1005: a number can start with '.' only after white space, an opening bracket or a comma */
  numberStartsWithDot: (span: Span, details?: Details): Diagnostic => make("M28-1005", "error", "a number can start with '.' only after white space, an opening bracket or a comma", span, "write the zero: 0.5", details),
  /** M28-1006: string literals with the prefix '{prefix}' are not supported */
  unsupportedString: (span: Span, params: { readonly prefix: string | number }, details?: Details): Diagnostic => make("M28-1006", "error", `string literals with the prefix '${params.prefix}' are not supported`, span, undefined, details),
  /** M28-1007: expected a name or an index after '.' */
  expectedAttribute: (span: Span, details?: Details): Diagnostic => make("M28-1007", "error", "expected a name or an index after '.'", span, undefined, details),
  /** M28-1008: '{prefix}' must touch the form it quotes */
  quoteWithoutForm: (span: Span, params: { readonly prefix: string | number }, details?: Details): Diagnostic => make("M28-1008", "error", `'${params.prefix}' must touch the form it quotes`, span, undefined, details),
  /** M28-1009: bytes can only contain ASCII literal characters */
  bytesNotAscii: (span: Span, details?: Details): Diagnostic => make("M28-1009", "error", "bytes can only contain ASCII literal characters", span, "write `\\xHH` for one byte, or encode a text: `(\"é\".encode \"utf-8\")`", details),
  /** M28-1010: f-string: single '}' is not allowed */
  fStringSingleBrace: (span: Span, details?: Details): Diagnostic => make("M28-1010", "error", "f-string: single '}' is not allowed", span, "write '}}' for a brace in the text", details),
  /** M28-1011: f-string: expected an expression between the braces */
  fStringEmptyField: (span: Span, details?: Details): Diagnostic => make("M28-1011", "error", "f-string: expected an expression between the braces", span, undefined, details),
  /** M28-1012: f-string: '{' was never closed */
  fStringUnclosedField: (span: Span, details?: Details): Diagnostic => make("M28-1012", "error", "f-string: '{' was never closed", span, "write '{{' for a brace in the text", details),
  /** M28-1013: f-string: fields in a format specification cannot have fields in theirs */
  fStringNestedTooDeeply: (span: Span, details?: Details): Diagnostic => make("M28-1013", "error", "f-string: fields in a format specification cannot have fields in theirs", span, undefined, details),
  /** M28-1020: '{open}' was never closed */
  unclosedBracket: (span: Span, params: { readonly open: string | number; readonly close: string | number }, details?: Details): Diagnostic => make("M28-1020", "error", `'${params.open}' was never closed`, span, `add the missing '${params.close}'`, details),
  /** M28-1021: unmatched '{close}' */
  unmatchedBracket: (span: Span, params: { readonly close: string | number }, details?: Details): Diagnostic => make("M28-1021", "error", `unmatched '${params.close}'`, span, undefined, details),
  /** M28-1022: nested too deeply */
  nestedTooDeeply: (span: Span, details?: Details): Diagnostic => make("M28-1022", "error", "nested too deeply", span, undefined, details),
  /** M28-1030: unexpected '{token}' */
  unexpectedToken: (span: Span, params: { readonly token: string | number }, details?: Details): Diagnostic => make("M28-1030", "error", `unexpected '${params.token}'`, span, undefined, details),
  /** M28-1031: unexpected expression */
  unexpectedExpression: (span: Span, details?: Details): Diagnostic => make("M28-1031", "error", "unexpected expression", span, undefined, details),
  /** M28-1032: unexpected '{op}' */
  unexpectedAssignment: (span: Span, params: { readonly op: string | number }, details?: Details): Diagnostic => make("M28-1032", "error", `unexpected '${params.op}'`, span, `write (${params.op} target value)`, details),
  /** M28-1033: expected an expression after '{after}' */
  expectedExpression: (span: Span, params: { readonly after: string | number }, details?: Details): Diagnostic => make("M28-1033", "error", `expected an expression after '${params.after}'`, span, undefined, details),
  /** M28-1034: expected ',' between arguments */
  missingComma: (span: Span, details?: Details): Diagnostic => make("M28-1034", "error", "expected ',' between arguments", span, undefined, details),
  /** M28-1035: expected exactly one expression between the commas of a tuple */
  tupleElement: (span: Span, details?: Details): Diagnostic => make("M28-1035", "error", "expected exactly one expression between the commas of a tuple", span, undefined, details),
  /** M28-1036: elements and 'key: value' pairs cannot be mixed in one pair of braces */
  mixedBraces: (span: Span, details?: Details): Diagnostic => make("M28-1036", "error", "elements and 'key: value' pairs cannot be mixed in one pair of braces", span, undefined, details),
  /** M28-1037: expected an index between the brackets */
  emptySubscript: (span: Span, details?: Details): Diagnostic => make("M28-1037", "error", "expected an index between the brackets", span, undefined, details),
  /** M28-1038: '{keyword}' must stand in parentheses */
  keywordNeedsParentheses: (span: Span, params: { readonly keyword: string | number }, details?: Details): Diagnostic => make("M28-1038", "error", `'${params.keyword}' must stand in parentheses`, span, `write (${params.keyword} ...)`, details),
  /** M28-1039: expected a definition after the decorator */
  decoratorWithoutDefinition: (span: Span, details?: Details): Diagnostic => make("M28-1039", "error", "expected a definition after the decorator", span, undefined, details),
  /** M28-1040: expected 'for' after the element of a comprehension */
  comprehensionElement: (span: Span, details?: Details): Diagnostic => make("M28-1040", "error", "expected 'for' after the element of a comprehension", span, undefined, details),
  /** M28-1041: expected 'for pattern in iterable' */
  comprehensionFor: (span: Span, details?: Details): Diagnostic => make("M28-1041", "error", "expected 'for pattern in iterable'", span, undefined, details),
  /** M28-1042: expected an expression in the comprehension */
  comprehensionPart: (span: Span, details?: Details): Diagnostic => make("M28-1042", "error", "expected an expression in the comprehension", span, undefined, details),
  /** M28-1043: expected 'for', 'if' or the end of the comprehension */
  comprehensionTail: (span: Span, details?: Details): Diagnostic => make("M28-1043", "error", "expected 'for', 'if' or the end of the comprehension", span, undefined, details),
  /** M28-1050: positional argument follows keyword argument */
  positionalAfterKeyword: (span: Span, details?: Details): Diagnostic => make("M28-1050", "error", "positional argument follows keyword argument", span, undefined, details),
  /** M28-1051: keyword argument repeated: {name} */
  keywordRepeated: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-1051", "error", `keyword argument repeated: ${params.name}`, span, undefined, details),
  /** M28-1052: expected a value for the keyword argument '{name}' */
  keywordWithoutValue: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-1052", "error", `expected a value for the keyword argument '${params.name}'`, span, undefined, details),
  /** M28-1060: non-default parameter {name} after default parameter */
  requiredAfterDefault: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-1060", "error", `non-default parameter ${params.name} after default parameter`, span, undefined, details),
  /** M28-1061: duplicate parameter '{name}' in function definition */
  repeatedParameter: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-1061", "error", `duplicate parameter '${params.name}' in function definition`, span, undefined, details),
  /** M28-1062: '{name}' is a keyword and cannot be a parameter */
  keywordAsParameter: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-1062", "error", `'${params.name}' is a keyword and cannot be a parameter`, span, undefined, details),
  /** M28-1063: invalid parameter */
  invalidParameter: (span: Span, details?: Details): Diagnostic => make("M28-1063", "error", "invalid parameter", span, undefined, details),
  /** M28-1064: only one '*' is allowed in a parameter list */
  repeatedStar: (span: Span, details?: Details): Diagnostic => make("M28-1064", "error", "only one '*' is allowed in a parameter list", span, undefined, details),
  /** M28-1065: named parameters must follow a bare '*' */
  loneStar: (span: Span, details?: Details): Diagnostic => make("M28-1065", "error", "named parameters must follow a bare '*'", span, undefined, details),
  /** M28-1066: '/' must follow parameters, and stand before '*' */
  misplacedSlash: (span: Span, details?: Details): Diagnostic => make("M28-1066", "error", "'/' must follow parameters, and stand before '*'", span, undefined, details),
  /** M28-1067: no parameter can follow '**' */
  parameterAfterKeywordRest: (span: Span, details?: Details): Diagnostic => make("M28-1067", "error", "no parameter can follow '**'", span, undefined, details),
  /** M28-1069: the comma behind '{op}' separates; it inserts nothing */
  commaBehindSign: (span: Span, params: { readonly op: string | number; readonly name: string | number }, details?: Details): Diagnostic => make("M28-1069", "warning", `the comma behind '${params.op}' separates; it inserts nothing`, span, `write ${params.op}(unquote ${params.name}) to insert a value, or a space behind the comma to separate`, details),
  /** M28-2001: name '{name}' is not defined */
  unknownName: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-2001", "warning", `name '${params.name}' is not defined`, span, undefined, details),
  /** M28-2002: no binding for nonlocal '{name}' found */
  noNonlocalBinding: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-2002", "error", `no binding for nonlocal '${params.name}' found`, span, undefined, details),
  /** M28-2003: name '{name}' is parameter and {kind} */
  parameterDeclared: (span: Span, params: { readonly name: string | number; readonly kind: string | number }, details?: Details): Diagnostic => make("M28-2003", "error", `name '${params.name}' is parameter and ${params.kind}`, span, undefined, details),
  /** M28-2004: '{name}' takes one or more names */
  declarationOperands: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-2004", "error", `'${params.name}' takes one or more names`, span, `write (${params.name} total count)`, details),
  /** M28-2005: cannot assign to {what} */
  cannotAssign: (span: Span, params: { readonly what: string | number }, details?: Details): Diagnostic => make("M28-2005", "error", `cannot assign to ${params.what}`, span, undefined, details),
  /** M28-2006: multiple starred expressions in assignment */
  multipleStarredTargets: (span: Span, details?: Details): Diagnostic => make("M28-2006", "error", "multiple starred expressions in assignment", span, undefined, details),
  /** M28-2007: '{name}' is a keyword and has no value */
  keywordAsValue: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-2007", "error", `'${params.name}' is a keyword and has no value`, span, undefined, details),
  /** M28-2008: '{op}' cannot be used as a value */
  operatorAsValue: (span: Span, params: { readonly op: string | number }, details?: Details): Diagnostic => make("M28-2008", "error", `'${params.op}' cannot be used as a value`, span, undefined, details),
  /** M28-2009: import * only allowed at module level */
  starImportInside: (span: Span, details?: Details): Diagnostic => make("M28-2009", "error", "import * only allowed at module level", span, undefined, details),
  /** M28-2010: '{op}' stands alone here: this is no infix expression */
  looseOperator: (span: Span, params: { readonly op: string | number }, details?: Details): Diagnostic => make("M28-2010", "warning", `'${params.op}' stands alone here: this is no infix expression`, span, `put the expression in parentheses: (… ${params.op} …)`, details),
  /** M28-2011: a literal is called here */
  literalCalled: (span: Span, details?: Details): Diagnostic => make("M28-2011", "warning", "a literal is called here", span, "commas make a tuple: (\"a\", \"b\")", details),
  /** M28-2020: these braces hold a set{what} */
  setLikeDict: (span: Span, params: { readonly what: string | number }, details?: Details): Diagnostic => make("M28-2020", "warning", `these braces hold a set${params.what}`, span, "a dict is written with colons: {\"key\": value}", details),
  /** M28-3002: '{name}' cannot begin an expression */
  keywordAsHead: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3002", "error", `'${params.name}' cannot begin an expression`, span, undefined, details),
  /** M28-3003: '{name}' takes no operand */
  noOperands: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3003", "error", `'${params.name}' takes no operand`, span, undefined, details),
  /** M28-3004: '{name}' takes {count} operands */
  operandCount: (span: Span, params: { readonly name: string | number; readonly count: string | number }, details?: Details): Diagnostic => make("M28-3004", "error", `'${params.name}' takes ${params.count} operands`, span, undefined, details),
  /** M28-3005: an assignment needs a target and a value */
  assignmentOperands: (span: Span, details?: Details): Diagnostic => make("M28-3005", "error", "an assignment needs a target and a value", span, undefined, details),
  /** M28-3006: '{op}=' takes a target and a value */
  augmentedOperands: (span: Span, params: { readonly op: string | number }, details?: Details): Diagnostic => make("M28-3006", "error", `'${params.op}=' takes a target and a value`, span, undefined, details),
  /** M28-3007: ':=' takes a name and a value */
  walrusOperands: (span: Span, details?: Details): Diagnostic => make("M28-3007", "error", "':=' takes a name and a value", span, undefined, details),
  /** M28-3008: 'set!' takes a target and a value */
  setOperands: (span: Span, details?: Details): Diagnostic => make("M28-3008", "error", "'set!' takes a target and a value", span, undefined, details),
  /** M28-3009: 'def' needs a name with a parameter list and a body, or a name and a value */
  defOperands: (span: Span, details?: Details): Diagnostic => make("M28-3009", "error", "'def' needs a name with a parameter list and a body, or a name and a value", span, undefined, details),
  /** M28-3010: 'lambda' needs a parameter list */
  lambdaParameters: (span: Span, details?: Details): Diagnostic => make("M28-3010", "error", "'lambda' needs a parameter list", span, undefined, details),
  /** M28-3011: 'class' needs a name */
  className: (span: Span, details?: Details): Diagnostic => make("M28-3011", "error", "'class' needs a name", span, undefined, details),
  /** M28-3012: a decorator must be followed by one 'def' or 'class' */
  decoratedForm: (span: Span, details?: Details): Diagnostic => make("M28-3012", "error", "a decorator must be followed by one 'def' or 'class'", span, undefined, details),
  /** M28-3013: 'if' needs a condition and an expression for each branch */
  ifOperands: (span: Span, details?: Details): Diagnostic => make("M28-3013", "error", "'if' needs a condition and an expression for each branch", span, undefined, details),
  /** M28-3014: if takes at most 3 operands; wrap several expressions in (do ...) */
  ifTooManyOperands: (span: Span, details?: Details): Diagnostic => make("M28-3014", "error", "if takes at most 3 operands; wrap several expressions in (do ...)", span, undefined, details),
  /** M28-3015: a clause of 'cond' must be a list of a test and a body */
  condClause: (span: Span, details?: Details): Diagnostic => make("M28-3015", "error", "a clause of 'cond' must be a list of a test and a body", span, undefined, details),
  /** M28-3016: 'case' needs a value to compare */
  caseOperands: (span: Span, details?: Details): Diagnostic => make("M28-3016", "error", "'case' needs a value to compare", span, undefined, details),
  /** M28-3017: a clause of 'case' must be a list of a key and a body */
  caseClause: (span: Span, details?: Details): Diagnostic => make("M28-3017", "error", "a clause of 'case' must be a list of a key and a body", span, undefined, details),
  /** M28-3018: '{name}' needs a condition */
  conditionMissing: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3018", "error", `'${params.name}' needs a condition`, span, undefined, details),
  /** M28-3019: 'quote' takes one form */
  quoteOperands: (span: Span, details?: Details): Diagnostic => make("M28-3019", "error", "'quote' takes one form", span, undefined, details),
  /** M28-3020: '{name}' needs a list of bindings */
  letBindings: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3020", "error", `'${params.name}' needs a list of bindings`, span, undefined, details),
  /** M28-3021: a binding must be a name, or a name with one value */
  letBinding: (span: Span, details?: Details): Diagnostic => make("M28-3021", "error", "a binding must be a name, or a name with one value", span, undefined, details),
  /** M28-3022: 'for' needs a target and an iterable */
  forShape: (span: Span, details?: Details): Diagnostic => make("M28-3022", "error", "'for' needs a target and an iterable", span, undefined, details),
  /** M28-3023: '{name}' needs a list of a name and a value */
  dotimesShape: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3023", "error", `'${params.name}' needs a list of a name and a value`, span, undefined, details),
  /** M28-3024: '{name}' outside loop */
  outsideLoop: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3024", "error", `'${params.name}' outside loop`, span, undefined, details),
  /** M28-3025: '{name}' outside loop: it cannot leave a 'go' body */
  leavesGo: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3025", "error", `'${params.name}' outside loop: it cannot leave a 'go' body`, span, "end the goroutine with (return), or put the loop inside the 'go'", details),
  /** M28-3026: 'return' outside function */
  outsideFunction: (span: Span, details?: Details): Diagnostic => make("M28-3026", "error", "'return' outside function", span, undefined, details),
  /** M28-3027: 'return' inside a comprehension */
  returnInComprehension: (span: Span, details?: Details): Diagnostic => make("M28-3027", "error", "'return' inside a comprehension", span, "write a 'for' loop instead", details),
  /** M28-3028: 'return' takes at most one value */
  returnOperands: (span: Span, details?: Details): Diagnostic => make("M28-3028", "error", "'return' takes at most one value", span, undefined, details),
  /** M28-3029: 'try' needs a body */
  tryEmpty: (span: Span, details?: Details): Diagnostic => make("M28-3029", "error", "'try' needs a body", span, undefined, details),
  /** M28-3030: expression after a clause of 'try' */
  tryExpressionAfterClause: (span: Span, details?: Details): Diagnostic => make("M28-3030", "error", "expression after a clause of 'try'", span, undefined, details),
  /** M28-3031: '{name}' clause out of order */
  tryClauseOrder: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3031", "error", `'${params.name}' clause out of order`, span, undefined, details),
  /** M28-3032: 'raise' takes at most an exception, a message and a cause */
  raiseOperands: (span: Span, details?: Details): Diagnostic => make("M28-3032", "error", "'raise' takes at most an exception, a message and a cause", span, undefined, details),
  /** M28-3033: 'defexception' needs a name, and at most one parent */
  defexceptionShape: (span: Span, details?: Details): Diagnostic => make("M28-3033", "error", "'defexception' needs a name, and at most one parent", span, undefined, details),
  /** M28-3034: 'assert' takes a condition and at most one message */
  assertOperands: (span: Span, details?: Details): Diagnostic => make("M28-3034", "error", "'assert' takes a condition and at most one message", span, undefined, details),
  /** M28-3035: 'del' needs a target */
  delOperands: (span: Span, details?: Details): Diagnostic => make("M28-3035", "error", "'del' needs a target", span, undefined, details),
  /** M28-3036: cannot read this import */
  importShape: (span: Span, details?: Details): Diagnostic => make("M28-3036", "error", "cannot read this import", span, undefined, details),
  /** M28-3037: 'export' takes names */
  exportOperands: (span: Span, details?: Details): Diagnostic => make("M28-3037", "error", "'export' takes names", span, undefined, details),
  /** M28-3038: '.' needs an object and a name */
  dotOperands: (span: Span, details?: Details): Diagnostic => make("M28-3038", "error", "'.' needs an object and a name", span, undefined, details),
  /** M28-3039: the name of an attribute must be a name, a string or an index */
  attributeNameExpected: (span: Span, details?: Details): Diagnostic => make("M28-3039", "error", "the name of an attribute must be a name, a string or an index", span, undefined, details),
  /** M28-3040: go requires at least one expression to evaluate */
  goEmpty: (span: Span, details?: Details): Diagnostic => make("M28-3040", "error", "go requires at least one expression to evaluate", span, undefined, details),
  /** M28-3041: select requires at least one case */
  selectEmpty: (span: Span, details?: Details): Diagnostic => make("M28-3041", "error", "select requires at least one case", span, undefined, details),
  /** M28-3042: select-timeout requires a timeout and at least one case */
  selectTimeoutEmpty: (span: Span, details?: Details): Diagnostic => make("M28-3042", "error", "select-timeout requires a timeout and at least one case", span, undefined, details),
  /** M28-3043: select can have at most one default case */
  selectTwoDefaults: (span: Span, details?: Details): Diagnostic => make("M28-3043", "error", "select can have at most one default case", span, undefined, details),
  /** M28-3044: select-timeout can have at most one timeout case */
  selectTwoTimeouts: (span: Span, details?: Details): Diagnostic => make("M28-3044", "error", "select-timeout can have at most one timeout case", span, undefined, details),
  /** M28-3045: a {name} case is not allowed here */
  selectCaseMisplaced: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3045", "error", `a ${params.name} case is not allowed here`, span, undefined, details),
  /** M28-3046: select case must be a list */
  selectCaseShape: (span: Span, details?: Details): Diagnostic => make("M28-3046", "error", "select case must be a list", span, undefined, details),
  /** M28-3047: expected :recv or :send in case specification */
  selectOperation: (span: Span, details?: Details): Diagnostic => make("M28-3047", "error", "expected :recv or :send in case specification", span, undefined, details),
  /** M28-3048: send case requires [channel value] expression */
  selectSendShape: (span: Span, details?: Details): Diagnostic => make("M28-3048", "error", "send case requires [channel value] expression", span, undefined, details),
  /** M28-3049: expected 'as' and a name behind the channel */
  selectAs: (span: Span, details?: Details): Diagnostic => make("M28-3049", "error", "expected 'as' and a name behind the channel", span, undefined, details),
  /** M28-3050: {name} requires at least a {lock} and one body expression */
  withMutexOperands: (span: Span, params: { readonly name: string | number; readonly lock: string | number }, details?: Details): Diagnostic => make("M28-3050", "error", `${params.name} requires at least a ${params.lock} and one body expression`, span, undefined, details),
  /** M28-3051: 'new' needs a class */
  newOperands: (span: Span, details?: Details): Diagnostic => make("M28-3051", "error", "'new' needs a class", span, undefined, details),
  /** M28-3052: 'js' needs a string literal */
  jsCode: (span: Span, details?: Details): Diagnostic => make("M28-3052", "error", "'js' needs a string literal", span, undefined, details),
  /** M28-3053: an argument of 'js' must have a name */
  jsArguments: (span: Span, details?: Details): Diagnostic => make("M28-3053", "error", "an argument of 'js' must have a name", span, undefined, details),
  /** M28-3054: 'async' needs a function: (async def name (param…) body…) or (async (lambda (param…) body…)) */
  asyncForm: (span: Span, details?: Details): Diagnostic => make("M28-3054", "error", "'async' needs a function: (async def name (param…) body…) or (async (lambda (param…) body…))", span, undefined, details),
  /** M28-3055: 'await' takes one operand */
  awaitOperand: (span: Span, details?: Details): Diagnostic => make("M28-3055", "error", "'await' takes one operand", span, undefined, details),
  /** M28-3056: '{name}' outside function */
  yieldOutsideFunction: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3056", "error", `'${params.name}' outside function`, span, undefined, details),
  /** M28-3057: '{name}' inside a comprehension */
  yieldInComprehension: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3057", "error", `'${params.name}' inside a comprehension`, span, "write a 'for' loop instead", details),
  /** M28-3058: 'yield' takes at most one operand */
  yieldOperands: (span: Span, details?: Details): Diagnostic => make("M28-3058", "error", "'yield' takes at most one operand", span, undefined, details),
  /** M28-3059: 'yield-from' takes one iterable */
  yieldFromOperands: (span: Span, details?: Details): Diagnostic => make("M28-3059", "error", "'yield-from' takes one iterable", span, undefined, details),
  /** M28-3060: 'with' needs a context manager, and a target behind each 'as' */
  withOperands: (span: Span, details?: Details): Diagnostic => make("M28-3060", "error", "'with' needs a context manager, and a target behind each 'as'", span, undefined, details),
  /** M28-3061: 'match' needs a value */
  matchOperands: (span: Span, details?: Details): Diagnostic => make("M28-3061", "error", "'match' needs a value", span, undefined, details),
  /** M28-3062: a clause of 'match' must be a list: (pattern body…) */
  matchClause: (span: Span, details?: Details): Diagnostic => make("M28-3062", "error", "a clause of 'match' must be a list: (pattern body…)", span, undefined, details),
  /** M28-3063: 'if' needs a condition */
  matchGuard: (span: Span, details?: Details): Diagnostic => make("M28-3063", "error", "'if' needs a condition", span, undefined, details),
  /** M28-3064: this cannot be a pattern */
  matchPattern: (span: Span, details?: Details): Diagnostic => make("M28-3064", "error", "this cannot be a pattern", span, undefined, details),
  /** M28-3065: 'label' needs a name and a loop */
  labelShape: (span: Span, details?: Details): Diagnostic => make("M28-3065", "error", "'label' needs a name and a loop", span, undefined, details),
  /** M28-3066: no enclosing loop is labelled '{name}' */
  noSuchLabel: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-3066", "error", `no enclosing loop is labelled '${params.name}'`, span, `name the loop: (label ${params.name} (for …))`, details),
  /** M28-3067: this is no comprehension */
  comprehensionShape: (span: Span, details?: Details): Diagnostic => make("M28-3067", "error", "this is no comprehension", span, "a macro writes it as (list-comp element (for target iterable) (if condition) …)", details),
  /** M28-3068: a key without a value */
  keyWithoutValue: (span: Span, details?: Details): Diagnostic => make("M28-3068", "error", "a key without a value", span, undefined, details),
  /** M28-4001: No module named '{name}' */
  moduleNotFound: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-4001", "error", `No module named '${params.name}'`, span, undefined, details),
  /** M28-4002: there is no file '{path}' */
  fileNotFound: (span: Span, params: { readonly path: string | number }, details?: Details): Diagnostic => make("M28-4002", "error", `there is no file '${params.path}'`, span, undefined, details),
  /** M28-4003: '{path}' is a directory, not a file */
  fileIsDirectory: (span: Span, params: { readonly path: string | number }, details?: Details): Diagnostic => make("M28-4003", "error", `'${params.path}' is a directory, not a file`, span, undefined, details),
  /** M28-4004: '{path}' cannot be read: {reason} */
  fileUnreadable: (span: Span, params: { readonly path: string | number; readonly reason: string | number }, details?: Details): Diagnostic => make("M28-4004", "error", `'${params.path}' cannot be read: ${params.reason}`, span, undefined, details),
  /** M28-4005: cannot import name '{name}' from '{module}' */
  missingExport: (span: Span, params: { readonly name: string | number; readonly module: string | number }, details?: Details): Diagnostic => make("M28-4005", "error", `cannot import name '${params.name}' from '${params.module}'`, span, undefined, details),
  /** M28-4006: invalid JSON: {reason} */
  invalidJson: (span: Span, params: { readonly reason: string | number }, details?: Details): Diagnostic => make("M28-4006", "error", `invalid JSON: ${params.reason}`, span, undefined, details),
  /** M28-4007: the name of a module has {count} parts; the most are {most} */
  importTooDeep: (span: Span, params: { readonly count: string | number; readonly most: string | number }, details?: Details): Diagnostic => make("M28-4007", "error", `the name of a module has ${params.count} parts; the most are ${params.most}`, span, undefined, details),
  /** M28-5001: '{method}' may block, but what calls it cannot wait */
  protocolMethodBlocks: (span: Span, params: { readonly method: string | number }, details?: Details): Diagnostic => make("M28-5001", "warning", `'${params.method}' may block, but what calls it cannot wait`, span, "do the blocking part in a method with a name of its own, and call that before", details),
  /** M28-6001: the JavaScript of this (js …) cannot be read: {problem} */
  embeddedJavascript: (span: Span, params: { readonly problem: string | number }, details?: Details): Diagnostic => make("M28-6001", "error", `the JavaScript of this (js …) cannot be read: ${params.problem}`, span, undefined, details),
  /** M28-6501: macro '{name}' failed: {error} */
  macroFailed: (span: Span, params: { readonly name: string | number; readonly error: string | number }, details?: Details): Diagnostic => make("M28-6501", "error", `macro '${params.name}' failed: ${params.error}`, span, undefined, details),
  /** M28-6502: macro '{name}' gave a value of type {type}, which is not code */
  macroResult: (span: Span, params: { readonly name: string | number; readonly type: string | number }, details?: Details): Diagnostic => make("M28-6502", "error", `macro '${params.name}' gave a value of type ${params.type}, which is not code`, span, undefined, details),
  /** M28-6503: the expansion of macro '{name}' does not come to an end */
  endlessExpansion: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-6503", "error", `the expansion of macro '${params.name}' does not come to an end`, span, undefined, details),
  /** M28-6504: '{what}' would block while the program is compiled */
  macroBlocks: (span: Span, params: { readonly what: string | number }, details?: Details): Diagnostic => make("M28-6504", "error", `'${params.what}' would block while the program is compiled`, span, undefined, details),
  /** M28-6505: '{what}' cannot be used while the program is compiled */
  macroNotAllowed: (span: Span, params: { readonly what: string | number }, details?: Details): Diagnostic => make("M28-6505", "error", `'${params.what}' cannot be used while the program is compiled`, span, undefined, details),
  /** M28-6506: '{module}' cannot be imported while the program is compiled */
  macroImport: (span: Span, params: { readonly module: string | number }, details?: Details): Diagnostic => make("M28-6506", "error", `'${params.module}' cannot be imported while the program is compiled`, span, undefined, details),
  /** M28-6507: unquote-splicing not inside list */
  spliceOutsideList: (span: Span, details?: Details): Diagnostic => make("M28-6507", "error", "unquote-splicing not inside list", span, undefined, details),
  /** M28-6508: '{name}' not inside quasiquote */
  unquoteOutside: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-6508", "error", `'${params.name}' not inside quasiquote`, span, undefined, details),
  /** M28-6509: 'defmacro' needs a name and a parameter list */
  defmacroOperands: (span: Span, details?: Details): Diagnostic => make("M28-6509", "error", "'defmacro' needs a name and a parameter list", span, undefined, details),
  /** M28-6510: macros cannot be run here */
  macrosUnavailable: (span: Span, details?: Details): Diagnostic => make("M28-6510", "error", "macros cannot be run here", span, undefined, details),
  /** M28-6511: '{name}' takes one form */
  quasiquoteOperands: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-6511", "error", `'${params.name}' takes one form`, span, undefined, details),
  /** M28-6512: '{name}' needs a value */
  threadingOperands: (span: Span, params: { readonly name: string | number }, details?: Details): Diagnostic => make("M28-6512", "error", `'${params.name}' needs a value`, span, undefined, details),
  /** M28-6513: a step is a function or a call */
  threadingStep: (span: Span, details?: Details): Diagnostic => make("M28-6513", "error", "a step is a function or a call", span, undefined, details),
  /** M28-6514: macro '{name}' was stopped: {reason} */
  macroEndless: (span: Span, params: { readonly name: string | number; readonly reason: string | number }, details?: Details): Diagnostic => make("M28-6514", "error", `macro '${params.name}' was stopped: ${params.reason}`, span, "see that its loops and recursions come to an end for these operands", details),
  /** M28-6515: macro '{name}' gave the symbol '{symbol}', which is no name */
  macroSymbol: (span: Span, params: { readonly name: string | number; readonly symbol: string | number }, details?: Details): Diagnostic => make("M28-6515", "error", `macro '${params.name}' gave the symbol '${params.symbol}', which is no name`, span, undefined, details),
  /** M28-6516: macro '{name}' gave {what} that is none */
  macroMalformed: (span: Span, params: { readonly name: string | number; readonly what: string | number }, details?: Details): Diagnostic => make("M28-6516", "error", `macro '${params.name}' gave ${params.what} that is none`, span, "take these from the macro's operands or write them in a template", details),
  /** M28-7001: the format '{format}' cannot wait for the program: it starts when the file is loaded and goes on in the background */
  startNotAwaited: (span: Span, params: { readonly format: string | number }, details?: Details): Diagnostic => make("M28-7001", "info", `the format '${params.format}' cannot wait for the program: it starts when the file is loaded and goes on in the background`, span, "build with --format esm if the importer must wait", details),
  /** M28-7002: '{path}' was found after modules it shares with others had been compiled: build again */
  lateModule: (span: Span, params: { readonly path: string | number }, details?: Details): Diagnostic => make("M28-7002", "error", `'${params.path}' was found after modules it shares with others had been compiled: build again`, span, undefined, details),
  /** M28-7003: Node does not run '{path}' as it is, and without a bundle it stays what it is */
  typescriptLeft: (span: Span, params: { readonly path: string | number }, details?: Details): Diagnostic => make("M28-7003", "error", `Node does not run '${params.path}' as it is, and without a bundle it stays what it is`, span, "leave out --no-bundle, or compile the file and import the '.js' that comes of it", details),
  /** M28-7004: {text} */
  bundlerError: (span: Span, params: { readonly text: string | number }, details?: Details): Diagnostic => make("M28-7004", "error", `${params.text}`, span, undefined, details),
  /** M28-7005: {text} */
  bundlerWarning: (span: Span, params: { readonly text: string | number }, details?: Details): Diagnostic => make("M28-7005", "warning", `${params.text}`, span, undefined, details),
  /** M28-7010: there is more to say about this file: {errors} errors and {others} other messages */
  moreMessages: (span: Span, params: { readonly errors: string | number; readonly others: string | number }, details?: Details): Diagnostic => make("M28-7010", "info", `there is more to say about this file: ${params.errors} errors and ${params.others} other messages`, span, undefined, details),
} as const;
