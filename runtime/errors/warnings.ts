/** The warning classes. */
import { Exception } from "./hierarchy.ts";

export class Warning extends Exception {
  static override readonly $name: string = "Warning";
}

export class DeprecationWarning extends Warning {
  static override readonly $name: string = "DeprecationWarning";
}

export class RuntimeWarning extends Warning {
  static override readonly $name: string = "RuntimeWarning";
}

export class UserWarning extends Warning {
  static override readonly $name: string = "UserWarning";
}
