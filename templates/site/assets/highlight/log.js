/** Logs as most programs write them: times, levels, key=value, quoted texts, numbers. */
export default () => ({
  name: "Log",
  aliases: ["logs"],
  contains: [
    { scope: "meta", begin: /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?[.,\d]*(?:Z|[+-]\d\d:?\d\d)?/ },
    { scope: "deletion", begin: /\b(?:FATAL|CRITICAL|CRIT|ERROR|ERR|PANIC|EMERG)\b/ },
    { scope: "keyword", begin: /\b(?:WARN(?:ING)?|INFO|NOTICE|DEBUG|TRACE)\b/ },
    { scope: "attr", begin: /\b[A-Za-z_][\w.-]*(?==)/ },
    { scope: "string", begin: /"/, end: /"|$/, contains: [{ begin: /\\./ }] },
    { scope: "number", begin: /\b\d+(?:\.\d+)*\b/ },
  ],
});
