/** The names that modules have by `(from m import *)`, for whoever learns only at run time which name is wanted. */
import { type Dict, isDict } from "../values/dict.ts";
import { jsonName } from "./json-modules.ts";
import { jsHolder, jsStarred, type Named } from "./modules.ts";

/** What one star import gives. */
interface Star extends Named {
  /** Absent where it has run whenever the module has. */
  readonly hasRun?: (() => boolean) | undefined;
}

type HasRun = Star["hasRun"];

/** The star imports of a module, in order of import: the last one that has a name gives it. */
export function stars(...all: readonly Star[]): Named {
  const reached = () => all.filter(({ hasRun }) => hasRun?.() !== false);
  return {
    get: (name) => {
      for (const star of reached().reverse()) {
        const value = star.get(name);
        if (value !== undefined) return value;
      }
      return undefined;
    },
    names: () => reached().flatMap((star) => star.names()),
  };
}

/** Of a module whose public names are known beforehand. */
export function starNames(values: Readonly<Record<string, () => unknown>>, hasRun?: HasRun): Star {
  return {
    get: (name) => (Object.hasOwn(values, name) ? values[name]!() : undefined),
    names: () => Object.keys(values),
    hasRun,
  };
}

/** Of a JavaScript module, or of the object that it has as default export. */
export function jsStar(
  namespace: () => Readonly<Record<string, unknown>>,
  except: readonly string[],
  hasRun?: HasRun,
): Star {
  const isPublic = (name: string) => isWithout(except, name) && name !== "default";
  const get = (name: string) => (isPublic(name) ? jsStarred(namespace(), name) : undefined);
  const names = () => {
    const whole = jsHolder(namespace(), "default");
    const all = [
      ...Object.keys(namespace()),
      ...(typeof whole === "object" ? Object.keys(whole as object) : []),
    ];
    return all.filter((name) => get(name) !== undefined);
  };
  return { get, names, hasRun };
}

/** Of a JSON file. */
export function jsonStar(value: () => unknown, except: readonly string[], hasRun?: HasRun): Star {
  return {
    get: (name) => (isWithout(except, name) ? jsonName(value(), name) : undefined),
    names: () => {
      const file = value();
      const keys = isDict(file) ? [...(file as Dict).keys()] : [];
      return (keys as string[]).filter((name) => isWithout(except, name));
    },
    hasRun,
  };
}

function isWithout(except: readonly string[], name: string): boolean {
  return !name.startsWith("_") && !except.includes(name);
}
