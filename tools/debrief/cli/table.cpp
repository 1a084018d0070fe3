#include <algorithm>
#include <array>

#include "debrief/cli/commands.h"

namespace debrief {
namespace {

constexpr std::string_view kExitCodes =
    "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not run, 70 a bug of "
    "debrief.";

constexpr auto kCommands = std::to_array<Command>({
    {"actions", "List the actions of all post-mortems",
     "Examples:\n"
     "  debrief actions                            what is not settled, the most overdue first\n"
     "  debrief actions --owner @alice --overdue\n"
     "  debrief actions --owner none               what nobody looks after\n"
     "  debrief actions --output-format markdown   a digest for chat\n"
     "  debrief actions --output-format ics        due dates for a calendar\n\n"
     "The strength is the action's own word, else what its wording speaks of. “Overdue” is\n"
     "measured against the date of the commit, so that the same commit gives the same list.",
     add_actions},
    {"baseline", "Tolerate what is found today, so that only what is new is reported",
     "Examples:\n"
     "  debrief baseline create    write .debrief-baseline.json\n"
     "  debrief baseline prune     take out what is found no more\n\n"
     "An entry names rule, file and sentence, not a line: a paragraph may move, and so may a "
     "file.\n"
     "A baseline only shrinks; an entry that nothing needs any more is a finding. What no comment\n"
     "can suppress, such as a password, no baseline can.",
     add_baseline},
    {"build", "Build the knowledge site out of the repository's history",
     "Examples:\n"
     "  debrief build                        write the site to _site\n"
     "  debrief build --rev v1.0 --out old   the site as it was at a tag\n\n"
     "The directory is replaced whole, and only if it holds a site that debrief made. What would\n"
     "be the same again is taken over from that site; --no-cache makes everything.",
     add_build},
    {"completions", "Print a completion script for a shell",
     "Examples:\n"
     "  debrief completions bash > /etc/bash_completion.d/debrief\n"
     "  debrief completions zsh > ~/.zfunc/_debrief\n"
     "  debrief completions fish > ~/.config/fish/completions/debrief.fish",
     add_completions},
    {"config", "Show the configuration in force and where each value comes from",
     "Examples:\n"
     "  debrief config\n"
     "  debrief config --origin postmortems/2019/dns.md   what holds for one file",
     add_config},
    {"explain", "Explain a rule, a front matter field or a kind of factor",
     "Examples:\n"
     "  debrief explain blame/should-have\n"
     "  debrief explain severity\n"
     "  debrief explain factors             all kinds of contributing factors\n"
     "  debrief explain tool.observability",
     add_explain},
    {"fix", "Apply the safe fixes of what lint finds",
     "Examples:\n"
     "  debrief fix                  the same as debrief lint --fix\n"
     "  debrief fix --diff           show what would be fixed\n\n"
     "Safe are dates, ids, forms and comments without effect; prose is never changed. Each fix is\n"
     "linted again before it is written.",
     add_fix},
    {"fmt", "Bring timelines and actions into their one form",
     "Examples:\n"
     "  debrief fmt                                    all that is configured\n"
     "  debrief fmt --check                            for CI: exit 1 when something would change\n"
     "  debrief fmt --diff postmortems/2026-03-01-cache.md\n"
     "  debrief fmt - --stdin-filename postmortems/2026-03-01-cache.md < draft.md\n\n"
     "What the form is: schema/README.md, “What fmt writes”. Prose, comments and front matter "
     "stay\n"
     "as they are. A list that would not read the same afterwards is left alone, and a note says\n"
     "why. Exit codes: 0 in form or formatted, 1 --check found changes, 2 could not run.",
     add_fmt},
    {"import", "Turn post-mortems in other forms into managed documents",
     "Examples:\n"
     "  debrief import --dry-run old/*.md           what would be understood, guessed and left\n"
     "  debrief import old/*.md                     new files in the configured folder\n"
     "  debrief import --in-place postmortems/*.md  the same files, with front matter\n"
     "  debrief import --report import.txt --severity SEV3 --owner @alice old/*.md\n\n"
     "The text stays as it is: front matter is added, headings that are synonyms are renamed,\n"
     "actions get ids, links of a file that moves are kept whole. Every file is read again and\n"
     "compared with its original before it is written. No file is overwritten without "
     "--in-place.\n\n"
     "Exit codes: 0 all imported, 1 some are no post-mortems that can be, 2 could not run.",
     add_import},
    {"init", "Set a repository up, adopt existing post-mortems, or make an example",
     "Examples:\n"
     "  debrief init                       write .debrief.yaml\n"
     "  debrief init --adopt               the same for the post-mortems that are there\n"
     "  debrief init --example demo        a whole repository to try things on\n"
     "  debrief init --ci github,hook      lint pull requests, and commits as they are made\n\n"
     "What --ci writes, with the paths of .debrief.yaml filled in:\n"
     "  github       .github/workflows/post-mortems.yml\n"
     "  gitlab       .gitlab/debrief.yml, for .gitlab-ci.yml to include\n"
     "  pre-commit   .pre-commit-config.yaml, for pre-commit.com\n"
     "  hook         .githooks/pre-commit, a hook of git's own\n"
     "  attributes   .gitattributes: git diff shows the section of each change\n\n"
     "Nothing that exists is overwritten, no setting of git is changed, and what remains to be\n"
     "done is told.",
     add_init},
    {"lint", "Lint post-mortems",
     "Examples:\n"
     "  debrief lint                                   all that is configured\n"
     "  debrief lint postmortems/2026-03-01-cache.md   one file\n"
     "  debrief lint -o text -o json=findings.json     two reports in one run\n"
     "  debrief lint --select blame --fail-on warning\n"
     "  debrief lint --fix --diff                      what has a safe fix\n\n"
     "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not run, 70 a bug of "
     "debrief.",
     add_lint},
    {"log", "Tell what became of a post-mortem and its actions",
     "Examples:\n"
     "  debrief log 2026-03-01-cache\n"
     "  debrief log 2026-03-01-cache --output-format json\n\n"
     "Read from all revisions of the document: when it was written and published, and when each\n"
     "action was opened, given another date or owner, closed or taken out. A commit anywhere that\n"
     "says “Debrief-Action: 2026-03-01-cache/A1” in its trailers is shown beside the action. What\n"
     "a shallow clone cannot prove is unknown. debrief schema log describes the JSON.",
     add_log},
    {"new", "Start a post-mortem",
     "Examples:\n"
     "  debrief new \"Cache stampede after deploy\" --severity SEV2 --service checkout\n"
     "  debrief new \"DNS outage\" --started \"2026-03-01 10:02\" --edit\n"
     "  debrief new \"Backlog again\" --like 2026-01-19-backlog --alerts alerts.json\n"
     "  debrief new --kind near-miss --brief \"Half the hosts almost restarted at once\"\n"
     "  debrief new --agenda 2026-03-01-dns-outage > agenda.md\n\n"
     "On a terminal, what is not given is asked for. A file that exists is never overwritten.",
     add_new},
    {"rules", "List the rules, or run the cases of rule files",
     "Examples:\n"
     "  debrief rules list --group blame\n"
     "  debrief rules test\n"
     "  debrief rules test blame/should-have",
     add_rules},
    {"schema", "Print a JSON Schema",
     "Examples:\n"
     "  debrief schema                     what there is\n"
     "  debrief schema postmortem > postmortem.schema.json",
     add_schema},
    {"serve", "Preview the site in a browser while you write",
     "Examples:\n"
     "  debrief serve                http://localhost:8017/, or the next port that is free\n"
     "  debrief serve --port 9000\n"
     "  debrief serve --open         in your browser, too\n\n"
     "The site is held in memory, shown on this machine only, and built anew when a document, the\n"
     "configuration, a template or the commit changes; pages that it changes reload by "
     "themselves.\n"
     "What stops a build is told here and below the pages, which stay. Ctrl-C ends it.",
     add_serve},
    {"show", "Show what was read of one post-mortem",
     "Examples:\n"
     "  debrief show 2026-03-01-cache                        by its id\n"
     "  debrief show postmortems/2026-03-01-cache.md         by its file\n"
     "  debrief show 2026-03-01-cache --output-format json   all of it, for programs\n\n"
     "debrief schema record describes the JSON. Durations are derived, and shown only where\n"
     "the instants tell.",
     add_show},
    {"stats", "Show what all post-mortems together tell",
     "Examples:\n"
     "  debrief stats                              how long it took, what contributed, what was "
     "done\n"
     "  debrief stats --service checkout --since 2025-01-01\n"
     "  debrief stats --output-format csv          each measured length, for your own charts\n\n"
     "Each length of time comes with how many incidents tell it, its quartiles and its extremes:\n"
     "values that were measured, and no mean. Nothing is counted per person.",
     add_stats},
    {"trace", "Show what the actions do about facts and factors",
     "Examples:\n"
     "  debrief trace                              a line for each post-mortem\n"
     "  debrief trace 2026-03-01-cache             facts and factors against actions\n"
     "  debrief trace 2026-03-01-cache --strict    exit with 1 when something hangs in the air\n\n"
     "A factor is made less likely by the actions that address it, a fact by those that the\n"
     "check-back leads to it and by those of its factors. What no action changes and nobody\n"
     "accepted hangs in the air. debrief schema trace describes the JSON.\n\n"
     "Exit codes: 0 done, 1 something hangs in the air and --strict is given, 2 could not run.",
     add_trace},
    {"version", "Print the version", "", add_version},
});
static_assert(std::is_sorted(kCommands.begin(), kCommands.end(),
                             [](const Command& a, const Command& b) { return a.name < b.name; }));
static_assert(std::ranges::any_of(kCommands, [](const Command& command) {
  return command.name == "lint" && command.details.ends_with(kExitCodes);
}));

}  // namespace

std::span<const Command> all_commands() { return kCommands; }

}  // namespace debrief
