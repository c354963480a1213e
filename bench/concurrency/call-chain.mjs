/** Chains of calls: at the bottom somebody is asked and waited for, or could be but is not. */
import { measureAsync } from "../timed.mjs";
import { Channel } from "./channel.mjs";

async function answer(questions, answers) {
  while (true) {
    const question = await questions.receive();
    if (question === undefined) return;
    await answers.send(question + 1);
  }
}

async function ask(depth, question, questions, answers) {
  if (depth === 0) {
    await questions.send(question);
    return answers.receive();
  }
  const found = await ask(depth - 1, question, questions, answers);
  return found + 1;
}

async function blocking(n, depth) {
  const questions = new Channel();
  const answers = new Channel();
  answer(questions, answers);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += await ask(depth - 1, i, questions, answers);
  questions.close();
  return sum;
}

async function compute(depth, question, answers) {
  if (depth === 0) return question < 0 ? answers.receive() : question;
  const found = await compute(depth - 1, question, answers);
  return found + 1;
}

async function notBlocking(n) {
  const answers = new Channel();
  let sum = 0;
  for (let i = 0; i < n; i++) sum += await compute(19, i, answers);
  return sum;
}

for (const depth of [1, 20, 200]) await measureAsync(`blocked-call-${depth}`, (n) => blocking(n, depth));
await measureAsync("call-chain-20", notBlocking);
