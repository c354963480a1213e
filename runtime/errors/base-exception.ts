/** The root of the exception classes, by itself. */
export { BaseException, Exception, isException, isExceptionClass } from "./hierarchy.ts";
