/** The spectral norm of an infinite matrix: calls in inner loops. */
import { measure } from "../timed.mjs";

function element(i, j) {
  const sum = i + j;
  return 1 / (Math.floor((sum * (sum + 1)) / 2) + i + 1);
}

function times(u) {
  const result = [];
  for (let i = 0; i < u.length; i++) {
    let sum = 0;
    for (let j = 0; j < u.length; j++) sum += element(i, j) * u[j];
    result.push(sum);
  }
  return result;
}

function timesTransposed(u) {
  const result = [];
  for (let i = 0; i < u.length; i++) {
    let sum = 0;
    for (let j = 0; j < u.length; j++) sum += element(j, i) * u[j];
    result.push(sum);
  }
  return result;
}

function run(n) {
  let u = new Array(n).fill(1);
  let v = u;
  for (let i = 0; i < 10; i++) {
    v = timesTransposed(times(u));
    u = timesTransposed(times(v));
  }
  let uv = 0;
  let vv = 0;
  for (let i = 0; i < n; i++) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return Math.round(Math.sqrt(uv / vv) * 1e9);
}

measure("spectral-norm", run);
