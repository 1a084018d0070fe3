// What a check says: a line for each thing that it has done, with the seconds since it began, and at
// the end the problems that it has found.
const started = Date.now();
const problems = [];

export const report = (problem) => void problems.push(problem);

export function say(text) {
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${String(seconds).padStart(4)} s  ${text}`);
}

/** Ends the process: with 1 when anything was reported. */
export function finish() {
  for (const problem of problems) console.error(problem);
  say(`${problems.length} problems`);
  process.exit(problems.length > 0 ? 1 : 0);
}
