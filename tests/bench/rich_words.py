"""The words that rich_repository.py composes incidents of. Everything is invented.

In braces stand the slots that are filled anew each time: service, other, part, metric, change, tool, region, n, pct, low,
limit, minutes, days, code, host, month, ticket.
"""

PEOPLE = {
    "@ada": "Ada Lind", "@bruno": "Bruno Reis", "@chidi": "Chidi Okoro",
    "@dana": "Dana Weiss", "@emre": "Emre Kaya", "@farah": "Farah Nasser",
}

# A service, its team, and the parts that it is made of.
SERVICES = {
    "checkout": ("payments", ["cart store", "price cache", "order writer", "voucher check"]),
    "billing": ("payments", ["invoice run", "tax table", "dunning job", "ledger"]),
    "payouts": ("payments", ["bank file", "limit check", "retry table", "settlement job"]),
    "search": ("discovery", ["index writer", "query router", "ranking model", "suggest tree"]),
    "catalogue": ("discovery", ["import reader", "image resizer", "variant table", "feed export"]),
    "recommendations": ("discovery", ["feature store", "nightly trainer", "candidate cache", "score service"]),
    "messaging": ("conversations", ["broker", "delivery workers", "presence table", "attachment store"]),
    "notifications": ("conversations", ["push gateway", "digest scheduler", "template store", "mail relay"]),
    "calls": ("conversations", ["media bridge", "codec picker", "room registry", "relay pool"]),
    "sign-in": ("identity", ["session store", "token signer", "consent screen", "directory sync"]),
    "profiles": ("identity", ["avatar store", "privacy filter", "merge job", "attribute table"]),
    "permissions": ("identity", ["policy cache", "group expander", "audit trail", "grant table"]),
    "ingest": ("data", ["stream reader", "schema registry", "dead letter queue", "compactor"]),
    "reports": ("data", ["query pool", "export job", "cube builder", "share links"]),
    "warehouse": ("data", ["loader", "partition map", "vacuum job", "snapshot store"]),
    "edge": ("platform", ["proxy fleet", "certificate store", "rate limiter", "route table"]),
    "deploys": ("platform", ["build queue", "artifact store", "rollout controller", "flag service"]),
    "storage": ("platform", ["object index", "replica set", "garbage collector", "quota counter"]),
    "dns": ("platform", ["zone writer", "resolver pool", "health prober", "failover switch"]),
    "mobile": ("apps", ["update check", "offline cache", "crash reporter", "deep link router"]),
    "web": ("apps", ["asset bundle", "session cookie", "consent banner", "service worker"]),
    "partners": ("apps", ["webhook sender", "key store", "sandbox", "usage meter"]),
}

METRICS = ["error rate", "95th percentile", "queue age", "connection count", "memory in use", "disk in use", "lag",
           "hit rate", "write rate", "thread count", "open files", "retry rate", "job runtime", "request rate"]
CHANGES = ["a new index on the main table", "version {n} of the client library", "the move to larger machines",
           "a shorter timeout", "the second half of the flag rollout", "a kernel update", "the split of the {part}",
           "a longer retention", "the new pricing rules", "a cleanup of old permissions", "the renamed queue",
           "a change of the default page size", "the switch to the new certificate chain", "a compression setting"]
TOOLS = ["dashboard", "deploy console", "runbook", "query log", "pager", "trace view", "flag page", "cost report",
         "capacity sheet", "change calendar", "log search", "support inbox"]
REGIONS = ["north", "south", "east", "west", "central", "island"]
SOURCES = ["dashboard", "deploy log", "chat", "pager", "ticket {ticket}", "shell history", "query log", "provider notice",
           "config log", "trace {ticket}", "access log", "call notes"]

TITLES = [
    "{Service} answered {pct} % of requests with an error in {region}", "{Metric} of the {part} tripled",
    "{Service} slow for {minutes} minutes after {change}", "The {part} of {service} stopped taking writes",
    "{n} customers saw the data of yesterday in {service}", "{Service} in {region} without {other}",
    "The {part} ran full in {region}", "{n} jobs of {service} ran twice", "Lost {metric} alert hid a stuck {part}",
    "{Service} refused logins from {region}", "Stale {part} after {change}", "{Service} restarted every {low} minutes",
    "{n} messages of {service} late by up to {minutes} minutes", "{Other} took {service} down in {region}",
]
FACTS = [
    "From {from} to {to} UTC on {day} {service} answered {pct} % of {n} requests with code {code}.",
    "Between {from} and {to} UTC on {day} the {part} of {service} took no writes; {n} of them waited.",
    "On {day} from {from} to {to} UTC the {metric} of {service} in {region} stood at {n}; on the day before it was {low}.",
]
MORE_FACTS = [
    "{n} customers in {region} were shown an error page at least once.", "The {metric} of the {part} reached {n} at its height.",
    "{low} of {limit} machines in {region} were out of rotation for {minutes} minutes.",
    "{n} rows of the {part} were written twice and were repaired within {days} days.",
    "Support received {low} tickets that name {service}.", "{pct} % of the calls from {other} to {service} timed out after {low} s.",
    "The {part} was started again {low} times.", "No data was lost: {n} entries were replayed from the log of {other}.",
]
IMPACT = [
    "{n} people could not finish what they had begun in {service}, for a median of {minutes} minutes.",
    "About {n} requests from {region} were answered late, the slowest after {minutes} s.",
    "{pct} % of the traffic of {other} had no answer from {service}; {other} showed its fallback page.",
    "{low} partners received their files {days} days late.", "Reports for {region} lacked {n} rows until the replay had ended.",
]
BEFORE = [
    "`[context]` {Change} is announced in the change calendar", "{Change} is merged", "`[context]` The {part} of {service} grows past {n} entries",
    "`[context]` The limit for the {metric} is set to {limit}", "{Change} reaches the first {low} machines",
]
BEGIN = ["{Metric} of the {part} begins to climb", "First code {code} from {host}", "{Change} reaches {region}",
         "The {part} on {host} stops answering its health check", "{Other} opens {n} connections to {service}"]
DETECTED = ["Alert “{metric} above {limit}” for {service}", "Third ticket names {service}", "Synthetic order in {region} fails",
            "A colleague from {other} asks in chat about code {code}"]
EVENTS = [
    "{Who} opens an incident and asks {other} for their view", "{Who} compares {region} with the other regions: only {host} differs",
    "{low} machines are added to the {part}", "The {metric} stays at {n}", "Rollback of {change} begins",
    "{Who} sees in the {tool} that {pct} % of the calls come from {other}", "The {part} on {host} is restarted; no change",
    "Status page names {service} in {region}", "{Who} raises the limit of the {part} to {limit}", "Traffic of {region} is moved away",
    "{Other} reports the same code {code}", "The {tool} shows {n} waiting entries", "{Who} finds code {code} in the {tool}",
    "Support answers {low} tickets with the workaround", "A heap dump of {host} is taken", "Retries from {other} are switched off",
    "The {part} is rebuilt from the copy of {low} hours ago", "{Who} hands over to {whom}", "The flag for {change} is turned off in {region}",
    "Half of {region} answers again", "The {metric} falls below {n}",
]
MITIGATED = ["{Metric} is back at its usual level", "Rollback is complete in all regions", "Traffic of {region} is served from elsewhere",
             "The {part} takes writes again"]
RESOLVED = ["Last of {n} entries is replayed", "The {part} is rebuilt and {region} is back in rotation", "Row counts of {service} and {other} agree",
            "The limit is back at {limit}"]

TAGS = ["alerts", "backup", "batch", "cache", "campaign", "canary", "capacity", "certificates", "clocks", "config", "cron",
        "data", "deadlock", "disk", "failover", "flags", "friday", "holiday", "import", "index", "kernel", "limits", "locks",
        "memory", "migration", "mobile-release", "network", "night", "partner", "permissions", "pools", "pricing", "queues",
        "quota", "replay", "retries", "rollback", "rollout", "schema", "timeouts"]
ROLES = ["on-call", "author of the change", "incident lead", "liaison to support", "on-call for {other}", "release driver"]
OPENINGS = [
    "I was looking at the {tool} for another reason when the {metric} began to move.",
    "My first sign was a question from {other} about code {code}.", "I had the change open and expected a quiet afternoon.",
    "The page reached me on the train, with the {tool} on a small screen.", "I had joined the call to listen, since {service} leans on us.",
    "When I came in, the {part} had been restarted twice already.",
]
MIDDLES = [
    "The graph said load, and in {month} the answer to load had been more machines, so I added {low}.",
    "I took it for the nightly job, because the {metric} looks like this every {days} days.",
    "The {tool} showed {region} as healthy, and I expected the fault to be with {other}.",
    "I compared {host} with its neighbours and saw {n} open connections where I expected {low}.",
    "The runbook describes the {part} as it was before {change}, and its third step no longer exists.",
    "What I could see was the {metric}; the age of the oldest entry is on a page that I saw for the first time.",
    "I read “{limit}” as a number of requests; the setting counts connections.",
    "Rolling back felt safe, as it takes {low} minutes and had worked in {month}.",
    "I asked whether {change} was in yet, and the calendar said that it was planned for the week after.",
    "We had {low} channels open at that point and the news about {other} was in the one that I had muted.",
]
ENDINGS = [
    "I was glad to have {whom} on the call.", "Only afterwards did the {tool} show me what the {part} had been waiting for.",
    "By then {pct} % of the traffic had moved, which made the picture clear.", "I learned the next day that {other} keeps {n} connections open.",
    "I would have liked to see both numbers on one screen.", "The {low} minutes until the rollback took hold were the longest of the day.",
]
SECOND = [
    ("Why {change} looked safe.", "It had run in {region} for {days} days, with a {metric} that nobody could tell from the usual one."),
    ("Why more machines came first.", "It had been the answer {low} times since {month}, it takes one command, and the {tool} shows load and not its origin."),
    ("Why {limit} looked like enough.", "The number was taken from the load of {month}, when {other} opened {low} connections a machine."),
    ("Why the alert was silent.", "It watches the length of the queue, and a reader that puts entries back keeps the length where it is."),
    ("Why the restart was tried twice.", "After the first one the {metric} fell for {low} minutes, which is what a success looks like in the {tool}."),
    ("Why nobody asked {other}.", "Their page was green, and the last {low} incidents with code {code} had begun in {service}."),
]
FACTORS = {
    "tech.defect": "The {part} keeps a connection for each entry that it puts back.",
    "tech.latent-behaviour": "Clients of {service} retry {low} times a second and do not back off.",
    "tech.capacity": "The {part} has room for {limit} entries; {n} arrived within {minutes} minutes.",
    "tech.dependency": "{Service} does not start while {other} is away, although it needs it for one page in {limit}.",
    "tech.data": "Rows from before {month} hold no region, and an empty one reads as {region}.",
    "tech.config-surface": "One setting holds for all regions, and its unit stands nowhere.",
    "tech.no-containment": "A slow {part} holds the threads of every other request on {host}.",
    "tool.interface-affordance": "The {tool} offers “all regions” first and “{region}” behind a second menu.",
    "tool.missing-guardrail": "The console takes {change} without asking for a number of machines.",
    "tool.observability": "The {tool} shows the {metric} as a mean of all regions; {region} is a {low}th of it.",
    "tool.automation-surprise": "The autoscaler counts waiting threads as idle and removed {low} machines.",
    "tool.workaround": "The way past the review queue takes {low} minutes and the way through it {days} days.",
    "proc.rollout": "{Change} reaches all machines of a region at once.",
    "proc.review-test": "Tests run with {low} entries in the {part}; production holds {n}.",
    "proc.runbook": "The runbook describes the {part} as it was until {month}.",
    "proc.handoff": "The open question about {host} was in a thread that the next shift does not see.",
    "proc.ownership-gap": "The {part} belonged to a team that was merged in {month}.",
    "proc.normalised-deviation": "The alert for the {metric} fires every {days} days and is closed unread.",
    "know.ambiguity": "“{limit}” means connections in {service} and requests in {other}.",
    "know.mental-model-gap": "“A restart empties the {part}” held until {change}.",
    "know.stale-docs": "The page about {other} names {low} machines; there are {limit}.",
    "know.island-of-knowledge": "How the {part} is rebuilt is known to one team in one time zone.",
    "know.comms": "The notice from {other} went to a list that was closed in {month}.",
    "org.production-pressure": "The date of {change} was announced before its size was known.",
    "org.goal-conflict": "Saving machines and keeping {low} in reserve could not both be met in {month}.",
    "org.workload-fatigue": "It was the {low}th page of that night for the same rotation.",
    "org.staffing": "The rotation for {service} has {low} people for {limit} machines.",
    "org.incentive": "Closed tickets are counted, tickets that never came are not.",
    "org.climate": "Doubts about {change} were told in private only.",
    "env.vendor": "Notices of the provider about {region} come {days} days after the change.",
    "env.demand": "A campaign of a partner brought {n} visitors within {minutes} minutes.",
    "env.regulation": "Logs of {region} may be kept for {days} days, and it took longer to ask for them.",
    "env.physical": "A cut fibre took one of {low} links to {region}.",
    "env.adversary": "{n} addresses tried the same {limit} passwords in {service}.",
}
ACTIONS = {
    "prevent": ["Refuse {change} above {limit} machines without a second confirmation of the number",
                "Give the {part} a limit of its own for each caller", "Back off with jitter in the client of {service}",
                "Check the unit of the limit when the {part} reads its configuration",
                "Remove the dependency of {service} on {other} at start"],
    "detect": ["Alert on the age of the oldest entry in the {part}", "Show the {metric} by region in the {tool}",
               "Probe {service} from {region} every minute", "Page when the {part} on any machine stays above {limit} for {low} minutes"],
    "mitigate": ["Shed requests of {other} above {limit} a second at the {part}", "Move {region} away with one command",
                 "Keep {low} spare machines for the {part} in {region}", "Cut calls to {other} after {low} s"],
    "process": ["Add the {part} to the release checklist of {service}", "Rewrite step {low} of the runbook for the {part} and rehearse it",
                "Add {service} to the change calendar of {other}"],
}
DECLINED = ["{other} will be switched off within {days} days", "it costs more than a day of outage a year",
            "the provider has changed its side since {month}"]
WENT_WELL = ["The rollback of {change} took {low} minutes.", "Everyone on the call knew where the {tool} is.", "Held entries kept their order.",
             "{Other} showed its fallback page and stayed up."]
LUCKY = ["It was the quietest hour of {region}.", "The copy of the {part} was {low} hours old; it is taken once a day.",
         "{Whom} had rebuilt a {part} in the week before."]
CITES = ["The {part} had behaved like this before, see [{title}]({path}).", "The story of that time is [{title}]({path}).",
         "The limit dates from [{title}]({path})."]
