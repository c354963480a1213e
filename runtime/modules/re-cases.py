"""Writes re-cases.jsonl: what Python's re answers, except where JavaScript forgets the groups of an earlier repetition.

Run by hand: python3 -W ignore re-cases.py > re-cases.jsonl
"""
import json
import re

def answer(f):
    try:
        result = f()
        if result is not None and type(result).__name__ == "callable_iterator":
            result = list(result)
        if isinstance(result, re.Match):
            result = (result.span(), result.group(), result.groups(), result.groupdict(),
                      [result.span(i) for i in range(result.re.groups + 1)], result.lastindex, result.lastgroup)
        elif isinstance(result, list) and result and isinstance(result[0], re.Match):
            result = [(m.span(), m.groups()) for m in result]
        return repr(result)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

cases = []
def case(function, *args):
    cases.append([function, list(args), answer(lambda: getattr(re, function)(*args))])

texts = ["", "abcabc", "foo bar  baz\n", "line1\nline2\n", "É été a1-b22", "a😀b😀 \u0661", "aaa (a+b)*c _id9 2024-01-15"]
patterns = [r"a", r"\d+", r"\w+", r"\W+", r"\s+", r"\S+", r"\bb", r"\b\w", r"\B\w", r"^", r"$", r"^\w+$", r".", r".*", r"a*", r"a*?",
            r"(a)(b)?", r"(?P<first>\w)(?P<second>\w)?", r"(\w)\1", r"(?P<c>a)(?P=c)", r"[abc]+", r"[^abc]+", r"[a-c1-3]+", r"[]x]+", r"[^]a]",
            r"[\d\s]+", r"[\W\d]+", r"[\D]+", r"[\]\-\\]", r"[a\-z]", r"[-a]", r"[a-]", r"x|a", r"|a", r"a{2}", r"a{2,}", r"a{,2}", r"a{1,2}?", r"a{", r"{a}", r"a{x}",
            r"(?:ab)+", r"(?=b)", r"a(?!b)", r"(?<=a)b", r"(?<!a)b", r"(?<=ab|cd)c", r"\Aa", r"c\Z", r"(?i)abc", r"(?m)^\w+$", r"(?s).+", r"(?x) a # comment" + "\n b",
            r"(?#comment)a", r"\x61", r"\u0061", r"\U00000061", r"\141", r"\0", r"\n", r"\t", r"\.", r"\(a\+b\)", r"a++", r"(?>a+)b", r"a?+a", r"(?s:.)+", r"(?-s:.)", r"😀", r"[😀]", r"\w+@\w+\.\w+",
            r"(\d+)-(\d+)-(\d+)", r"(?:)", r"()", r"a|b|", r"\d+|\w+", r"[a-z]*", r"\$", r"é", r"[à-ÿ]", r"(?a)\w+", r"^$", r"\w+$"]
for pattern in patterns:
    for text in texts:
        case("search" if len(text) % 2 else "findall", pattern, text)
    case("match", pattern, "abcabc")
    case("fullmatch", pattern, "aaa")
    case("fullmatch", pattern, "abc")
    case("sub", pattern, "<\\g<0>>", "abc aab")
    case("split", pattern, "abc aab")
    case("finditer", pattern, "aabb")
for flags in (re.I, re.M, re.S, re.X, re.I | re.M, re.A):
    for pattern in (r"a b", r"^\w+$", r"ABC", r".+", r"é", r"\w+", "a # b", r"[A-C]+", r"É"):
        for text in ("abc", "a b\nc d", "É é", "AB\nab", ""):
            case("findall", pattern, text, int(flags))
bad = ["(", ")", "a)", "(a", "[a", "[", "[]", "*", "+a", "a**", "a{2}{3}", "(?P<a>x)(?P<a>y)", "(?P<1>a)", "(?P<a", "(?P<>a)", "(?P=b)", r"\1", r"(a\1)", r"\q", "\\", r"[\q]", "[b-a]", r"[\d-a]",
       "a{3,2}", "(?", "(?z)", "(?Px)", "(?<=a+)b", "(?<=a|bc)", "(?<!a*)b", "a(?i)b", r"\x6", r"\u12", "^*", "(?#a", r"\777", "(?:a", "(|*)", "|*"]
for pattern in bad:
    case("compile", pattern)
for repl in (r"\1-\2", r"\g<1>", r"\g<name>", r"\g<nope>", r"\3", r"\n|\t|\\", r"\q", "\\", r"\g", r"\g<", r"\g<>", r"\0", r"\101", r"\g<0>\g<2>", "x", "", r"\.", r"\g<1a>"):
    case("sub", r"(?P<name>a)(b)?", repl, "ab a")
for count in (0, 1, 2, 5):
    case("sub", "a", "x", "aaa", count)
    case("subn", "a", "x", "aaa", count)
    case("split", "(,)| ", "a,b c,d", count)
case("sub", "x*", "-", "abxd")
case("split", r"\b", "a b")
case("split", r"(a)|b", "xaybz")
case("findall", r"|a", "aa")
for text in ("a.b*c", "no special", "a-b_c", "[x](y){z}^$|\\?+", "tab\tnl\n#&~!\"%',/:;<=>@`", "é😀", ""):
    case("escape", text)
case("search", 1, "a")
case("search", "a", 1)
for c in cases:
    print(json.dumps(c))
