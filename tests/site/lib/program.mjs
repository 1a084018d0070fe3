// A program that runs beside a test, and what it says.

/** Gathers what a child process says in `server.said`; `server.says(pattern)` waits for the match. */
export function listenTo(child, patience) {
  const server = { child, said: "" };
  const hearers = new Set();
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes) => {
      server.said += bytes;
      for (const hearer of hearers) hearer();
    });
  server.says = (pattern) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${pattern} was not said, but:\n${server.said}`)),
        patience,
      );
      const hearer = () => {
        const match = server.said.match(pattern);
        if (!match) return;
        clearTimeout(timer);
        hearers.delete(hearer);
        resolve(match);
      };
      hearers.add(hearer);
      hearer();
    });
  return server;
}
