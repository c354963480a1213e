/** The flags of Python's regular expressions. */

export const A = 256;

export const I = 2;

export const L = 4;

export const M = 8;

export const S = 16;

export const U = 32;

export const X = 64;
