/** The developer tools know which functions wait for which. Takes the place of `lost-frames.ts` in the runtime for browsers. */

export function noteTaken(): void {}
export function noteWaiting(): void {}
