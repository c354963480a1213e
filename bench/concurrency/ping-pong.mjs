/** Two async functions that answer each other over unbuffered channels. */
import { measureAsync } from "../timed.mjs";
import { Channel } from "./channel.mjs";

async function pong(pings, pongs, n) {
  for (let i = 0; i < n; i++) await pongs.send((await pings.receive()) + 1);
}

async function run(n) {
  const pings = new Channel();
  const pongs = new Channel();
  pong(pings, pongs, n);
  let value = 0;
  for (let i = 0; i < n; i++) {
    await pings.send(value);
    value = await pongs.receive();
  }
  return value;
}

await measureAsync("ping-pong", run);
