/** The dispatchers of the method names that only str has. */

import { drained } from "../builtins/suspending.ts";
import { bindPositional } from "../objects/binding.ts";
import { bytesMaketrans, bytesTranslate } from "./bytes/translate.ts";
import { dispatcher } from "./dispatcher.ts";
import { strCapitalize, strCasefold, strLower, strSwapcase, strTitle, strUpper } from "./text/case.ts";
import { strFormat, strFormatMap } from "./text/format.ts";
import { strCenter, strExpandtabs, strLjust, strRjust, strZfill } from "./text/pad.ts";
import { strEndswith, strFind, strReplace, strRfind, strRindex, strStartswith } from "./text/search.ts";
import {
  strJoin,
  strJoin$s,
  strPartition,
  strRpartition,
  strRsplit,
  strSplit,
  strSplitlines,
} from "./text/split.ts";
import {
  strIsalnum,
  strIsalpha,
  strIsascii,
  strIsdecimal,
  strIsdigit,
  strIsidentifier,
  strIslower,
  strIsnumeric,
  strIsprintable,
  strIsspace,
  strIstitle,
  strIsupper,
} from "./text/tests.ts";
import { strEncode, strMaketrans, strTranslate } from "./text/translate.ts";
import { strLstrip, strRemoveprefix, strRemovesuffix, strRstrip, strStrip } from "./text/trim.ts";

export const m_upper = /* @__PURE__ */ dispatcher("upper", { str: [strUpper, "upper()"] });
export const m_lower = /* @__PURE__ */ dispatcher("lower", { str: [strLower, "lower()"] });
export const m_casefold = /* @__PURE__ */ dispatcher("casefold", { str: [strCasefold, "casefold()"] });
export const m_title = /* @__PURE__ */ dispatcher("title", { str: [strTitle, "title()"] });
export const m_capitalize = /* @__PURE__ */ dispatcher("capitalize", {
  str: [strCapitalize, "capitalize()"],
});
export const m_swapcase = /* @__PURE__ */ dispatcher("swapcase", { str: [strSwapcase, "swapcase()"] });
export const m_strip = /* @__PURE__ */ dispatcher("strip", { str: [strStrip, "strip(chars=, /)"] });
export const m_lstrip = /* @__PURE__ */ dispatcher("lstrip", { str: [strLstrip, "lstrip(chars=, /)"] });
export const m_rstrip = /* @__PURE__ */ dispatcher("rstrip", { str: [strRstrip, "rstrip(chars=, /)"] });
export const m_removeprefix = /* @__PURE__ */ dispatcher("removeprefix", {
  str: [strRemoveprefix, "removeprefix(prefix, /)"],
});
export const m_removesuffix = /* @__PURE__ */ dispatcher("removesuffix", {
  str: [strRemovesuffix, "removesuffix(suffix, /)"],
});
export const m_split = /* @__PURE__ */ dispatcher("split", { str: [strSplit, "split(sep=, maxsplit=)"] });
export const m_rsplit = /* @__PURE__ */ dispatcher("rsplit", { str: [strRsplit, "rsplit(sep=, maxsplit=)"] });
export const m_splitlines = /* @__PURE__ */ dispatcher("splitlines", {
  str: [strSplitlines, "splitlines(keepends=)"],
});
export const m_partition = /* @__PURE__ */ dispatcher("partition", {
  str: [strPartition, "partition(sep, /)"],
});
export const m_rpartition = /* @__PURE__ */ dispatcher("rpartition", {
  str: [strRpartition, "rpartition(sep, /)"],
});
export const m_join = /* @__PURE__ */ dispatcher("join", {
  str: [strJoin, "join(iterable, /)", { entry: strJoin$s, drain: drained }],
});
export const m_replace = /* @__PURE__ */ dispatcher("replace", {
  str: [strReplace, "replace(old, new, count=, /)"],
});
export const m_find = /* @__PURE__ */ dispatcher("find", { str: [strFind, "find(sub, start=, end=, /)"] });
export const m_rfind = /* @__PURE__ */ dispatcher("rfind", {
  str: [strRfind, "rfind(sub, start=, end=, /)"],
});
export const m_rindex = /* @__PURE__ */ dispatcher("rindex", {
  str: [strRindex, "rindex(sub, start=, end=, /)"],
});
export const m_startswith = /* @__PURE__ */ dispatcher("startswith", {
  str: [strStartswith, "startswith(prefix, start=, end=, /)"],
});
export const m_endswith = /* @__PURE__ */ dispatcher("endswith", {
  str: [strEndswith, "endswith(suffix, start=, end=, /)"],
});
export const m_format = /* @__PURE__ */ dispatcher("format", {
  str: [strFormat, "format(*args, **kwargs)", { bind: bindPositional }],
});
export const m_format_map = /* @__PURE__ */ dispatcher("format_map", {
  str: [strFormatMap, "format_map(mapping, /)"],
});
export const m_isdigit = /* @__PURE__ */ dispatcher("isdigit", { str: [strIsdigit, "isdigit()"] });
export const m_isdecimal = /* @__PURE__ */ dispatcher("isdecimal", { str: [strIsdecimal, "isdecimal()"] });
export const m_isnumeric = /* @__PURE__ */ dispatcher("isnumeric", { str: [strIsnumeric, "isnumeric()"] });
export const m_isalpha = /* @__PURE__ */ dispatcher("isalpha", { str: [strIsalpha, "isalpha()"] });
export const m_isalnum = /* @__PURE__ */ dispatcher("isalnum", { str: [strIsalnum, "isalnum()"] });
export const m_isspace = /* @__PURE__ */ dispatcher("isspace", { str: [strIsspace, "isspace()"] });
export const m_isupper = /* @__PURE__ */ dispatcher("isupper", { str: [strIsupper, "isupper()"] });
export const m_islower = /* @__PURE__ */ dispatcher("islower", { str: [strIslower, "islower()"] });
export const m_istitle = /* @__PURE__ */ dispatcher("istitle", { str: [strIstitle, "istitle()"] });
export const m_isidentifier = /* @__PURE__ */ dispatcher("isidentifier", {
  str: [strIsidentifier, "isidentifier()"],
});
export const m_isprintable = /* @__PURE__ */ dispatcher("isprintable", {
  str: [strIsprintable, "isprintable()"],
});
export const m_isascii = /* @__PURE__ */ dispatcher("isascii", { str: [strIsascii, "isascii()"] });
export const m_zfill = /* @__PURE__ */ dispatcher("zfill", { str: [strZfill, "zfill(width, /)"] });
export const m_center = /* @__PURE__ */ dispatcher("center", {
  str: [strCenter, "center(width, fillchar=, /)"],
});
export const m_ljust = /* @__PURE__ */ dispatcher("ljust", { str: [strLjust, "ljust(width, fillchar=, /)"] });
export const m_rjust = /* @__PURE__ */ dispatcher("rjust", { str: [strRjust, "rjust(width, fillchar=, /)"] });
export const m_expandtabs = /* @__PURE__ */ dispatcher("expandtabs", {
  str: [strExpandtabs, "expandtabs(tabsize=)"],
});
export const m_translate = /* @__PURE__ */ dispatcher("translate", {
  str: [strTranslate, "translate(table, /)"],
  bytes: [bytesTranslate, "translate(table, /, delete=)"],
  bytearray: [bytesTranslate, "translate(table, /, delete=)"],
});
export const m_maketrans = /* @__PURE__ */ dispatcher("maketrans", {
  str: [
    (_: unknown, x: unknown, y: unknown, z: unknown) => strMaketrans(x, y, z),
    "maketrans(x, y=, z=, /)",
    { onClass: true },
  ],
  bytes: [
    (_: unknown, from: unknown, to: unknown) => bytesMaketrans(from, to),
    "maketrans(from, to, /)",
    { onClass: true },
  ],
  bytearray: [
    (_: unknown, from: unknown, to: unknown) => bytesMaketrans(from, to),
    "maketrans(from, to, /)",
    { onClass: true },
  ],
});
export const m_encode = /* @__PURE__ */ dispatcher("encode", {
  str: [strEncode, "encode(encoding=, errors=)"],
});
