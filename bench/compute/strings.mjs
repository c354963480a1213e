/** Building texts: appending, f-strings, joining, upper case, a look at each character. */
import { measure } from "../timed.mjs";

function run(n) {
  let log = "";
  const lines = [];
  for (let i = 0; i < n; i++) {
    log += i % 3 === 0 ? "x" : String(i % 10);
    lines.push(`${i}: item ${i % 7}, total ${i * 2}`);
  }
  const all = lines.join("\n").toUpperCase();
  let digits = 0;
  for (const c of all) {
    if (c >= "0" && c <= "9") digits++;
  }
  let crosses = 0;
  for (let i = 0; i < log.length; i++) {
    if (log[i] === "x") crosses++;
  }
  return `${all.length} ${digits} ${crosses} ${all.slice(-10)}`;
}

measure("strings", run);
