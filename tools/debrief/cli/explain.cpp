#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/cli/load.h"
#include "debrief/corpus/config.h"
#include "debrief/git/repository.h"
#include "debrief/postmortem/taxonomy.h"
#include "debrief/rules/message.h"
#include "debrief/schema/embedded_schema.h"
#include "debrief/text/nearest.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

enum class LineBreaks { kJoin, kKeep };

/// Breaks text at spaces to fit the width. A paragraph's own line breaks are the writer's editor,
/// not the writer's meaning: they go, unless the lines are a list.
std::string wrapped(std::string_view text, size_t width, std::string_view indent,
                    LineBreaks breaks) {
  std::string out;
  size_t column = 0;
  const auto end_line = [&] {
    if (column > 0) out += '\n';
    column = 0;
  };
  for (const std::string_view line : split(trim(text), '\n')) {
    if (trim(line).empty()) {
      end_line();
      out += '\n';
      continue;
    }
    for (const std::string_view word : split(line, ' ')) {
      if (word.empty()) continue;
      const size_t size = display_width(word);
      if (column > 0 && column + 1 + size > width) end_line();
      append(out, column == 0 ? indent : std::string_view(" "), word);
      column += size + 1;
    }
    if (breaks == LineBreaks::kKeep) end_line();
  }
  end_line();
  return out;
}

class Page {
 public:
  explicit Page(World& world)
      : world_(world),
        width_(static_cast<size_t>(std::clamp(world.out_terminal.columns, 40, 100)) - 2) {}

  void title(std::string_view text) { world_.out << strong() << visible(text) << reset() << '\n'; }
  size_t width() const { return width_; }
  void heading(std::string_view name) {
    world_.out << '\n' << strong() << visible(name) << reset() << '\n';
  }
  void section(std::string_view name, std::string_view text,
               LineBreaks breaks = LineBreaks::kJoin) {
    if (trim(text).empty()) return;
    world_.out << '\n'
               << strong() << name << reset() << '\n'
               << wrapped(visible_lines(text), width_, "  ", breaks);
  }

 private:
  /// visible(), line by line: rule texts of a repository's own are not trusted either.
  static std::string visible_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n')) lines.push_back(visible(line));
    return join(lines, "\n");
  }
  std::string_view strong() const { return world_.out_terminal.colour ? "\x1b[1m" : ""; }
  std::string_view reset() const { return world_.out_terminal.colour ? "\x1b[0m" : ""; }

  World& world_;
  size_t width_;
};

/// A case with its marks shown as they are written.
std::string marked(const RuleCase& each) {
  std::string text = each.text;
  for (auto mark = each.marks.rbegin(); mark != each.marks.rend(); ++mark) {
    text.insert(mark->end, "]]");
    text.insert(mark->begin, "[[");
  }
  return text;
}

/// The comment that suppresses the rule; empty when none can.
std::string suppression_of(const Rule& rule) {
  if (rule.suppress == Suppressible::kNever) return {};
  return concat("<!-- debrief-ignore", rule.suppress == Suppressible::kFile ? "-file " : " ",
                rule.id, ": why it does not hold here -->");
}

std::string_view status_words(RuleStatus status) {
  switch (status) {
    case RuleStatus::kPreview:
      return "Preview: off until a configuration, a profile or --select names it; what it finds may"
             " still change";
    case RuleStatus::kDeprecated:
      return "Deprecated: another rule takes its place";
    case RuleStatus::kStable:
      break;
  }
  return {};
}

/// `facts, timeline`, or `all but actions`; empty for all.
std::string words_of(const NameFilter& filter) {
  if (!filter.include.empty()) return join(filter.include, ", ");
  return filter.exclude.empty() ? std::string() : concat("all but ", join(filter.exclude, ", "));
}

std::string words_of(AgentKinds kinds) {
  std::vector<std::string_view> names;
  for (size_t i = 0; i < kAgentKindCount; ++i) {
    if (kinds.has(static_cast<AgentKind>(i)))
      names.push_back(agent_kind_name(static_cast<AgentKind>(i)));
  }
  return join(names, ", ");
}

/// One line a severity that holds in some places alone, and what lowers all of them.
std::string weights_of(const Rule& rule) {
  std::vector<std::string> lines;
  for (const SeverityPlace& place : rule.where) {
    std::string line(severity_name(place.severity));
    const std::string sections = words_of(place.sections);
    if (!sections.empty()) append(line, " in ", sections);
    if (!place.agents.any.empty()) append(line, " of ", words_of(place.agents.any));
    if (!place.agents.none.empty()) append(line, " of others than ", words_of(place.agents.none));
    lines.push_back(std::move(line));
  }
  if (!rule.matchers.empty()) {
    lines.push_back(concat(severity_name(rule.severity), lines.empty() ? "" : " elsewhere",
                           ", with ", confidence_name(rule.confidence), " confidence"));
    lines.push_back(
        "at most info inside a quotation, and one step less where nobody can be made out");
  }
  return join(lines, "\n");
}

void explain_rule(const Rule& rule, World& world) {
  Page page(world);
  page.title(concat(rule.id, "  ", severity_name(rule.severity)));
  world.out << visible(rule.summary) << '\n';
  page.section("Status", status_words(rule.status));
  page.section("Why", rule.why);
  page.section("Ask", expand_message(rule.question, "…", LanguageMatch{}));
  page.section("Try", expand_message(rule.rewrite, "…", LanguageMatch{}));
  const auto first_text = [](const std::vector<RuleCase>& cases) {
    for (const RuleCase& each : cases) {
      if (each.document.empty() && !each.text.empty()) return marked(each);
    }
    return std::string();
  };
  page.section("Found in", first_text(rule.bad));
  page.section("Silent on", first_text(rule.good));
  page.section("Looks in", words_of(rule.applies.sections));
  page.section("Weighs", weights_of(rule), LineBreaks::kKeep);
  page.section("Configure", concat("in .debrief.yaml:\n", "rules: { ", rule.id, ": off }"),
               LineBreaks::kKeep);
  page.section(rule.suppress == Suppressible::kFile ? "Or, in one document, with a reason"
                                                    : "Or, in one place, with a reason",
               suppression_of(rule));
  page.section("Sources", join(rule.sources, "\n"), LineBreaks::kKeep);
}

/// The schema's words on a front matter field: `severity`, or `participants/who`.
std::string describe_field(const Schema& schema, const std::string& name) {
  std::string pointer = concat("/", replace_all(name, ".", "/"));
  std::string text = schema.describe(pointer);
  const size_t last = pointer.rfind('/');
  if (text.empty() && last > 0) {
    text = schema.describe(concat(pointer.substr(0, last), "/items", pointer.substr(last)));
  }
  return text;
}

/// One kind of factor, with the others of its group.
void explain_kind(const FactorGroup& group, const FactorKind& kind, World& world) {
  Page page(world);
  page.title(concat(kind.id, "  kind of contributing factor"));
  world.out << visible(kind.meaning) << '\n';
  page.section("Also called", join(kind.aliases, ", "));
  std::vector<std::string> others;
  for (const FactorKind& other : group.kinds) {
    if (other.id != kind.id) others.push_back(other.id);
  }
  page.section(concat("Beside it in ", lower_ascii(group.title)), join(others, ", "));
  page.section("Write", concat("- **F1** (", kind.id, ") … ← T3, S:alice"), LineBreaks::kKeep);
}

/// A name with what it means beside it, and the lines of that below each other.
std::string entry(const std::string& name, std::string_view meaning, size_t width) {
  constexpr size_t kMeaning = 30;
  const std::string indent(kMeaning, ' ');
  std::string text = wrapped(visible(meaning), width - kMeaning, indent, LineBreaks::kJoin);
  const std::string shown = visible(name);
  if (display_width(shown) + 4 > kMeaning) return concat("  ", shown, "\n", text);
  return text.replace(0, display_width(shown) + 2, concat("  ", shown));
}

/// All kinds of factors.
void explain_factors(const FactorTaxonomy& taxonomy, World& world) {
  Page page(world);
  page.title("factors  the kinds of contributing factors");
  world.out << "There is none for persons: that somebody erred is where the question starts.\n";
  for (const FactorGroup& group : taxonomy.groups()) {
    page.heading(concat(group.title, "  ", group.id));
    for (const FactorKind& kind : group.kinds)
      world.out << entry(kind.id, kind.meaning, page.width());
  }
  page.section("Configure",
               "in .debrief.yaml:\nfactors: { x.legal-hold: \"Data that may not be touched.\" }",
               LineBreaks::kKeep);
}

/// Explains a kind of factor, or all of them; false when the topic is neither.
bool explain_factor(const std::string& topic, const FactorTaxonomy& taxonomy, World& world) {
  if (topic == "factors") {
    explain_factors(taxonomy, world);
    return true;
  }
  // Names of rules and fields are looked up first, so a kind without its group is no surprise.
  const FactorKind* kind = taxonomy.find(topic);
  if (kind == nullptr) kind = taxonomy.find_alias(topic);
  if (kind != nullptr) {
    const std::string_view id = std::string_view(kind->id).substr(0, kind->id.find('.'));
    const auto& groups = taxonomy.groups();
    explain_kind(*std::ranges::find(groups, id, &FactorGroup::id), *kind, world);
    return true;
  }
  const auto fits = taxonomy.instead_of_person(topic);
  if (fits.empty()) return false;
  Page page(world);
  page.title(concat(topic, "  no kind of contributing factor"));
  world.out << "It names people, and people are no condition that an action can change.\n";
  page.section("Usually behind it", join(fits, ", "));
  page.section("Why", "debrief explain analysis/person-factor");
  return true;
}

/// The configured kinds beside the program's own; without a configuration that reads, these alone.
FactorTaxonomy taxonomy_of(const World& world, const std::string& root) {
  const std::string path = concat(root, "/", kConfigName);
  const auto bytes = world.files.read(path);
  const auto config = bytes ? parse_config(path, *bytes) : Result<Config>(Config());
  return config ? FactorTaxonomy::own().with(config->factors) : FactorTaxonomy::own();
}

Result<ExitCode> run_explain(const std::string& topic, Invocation& invocation) {
  World& world = invocation.world;
  const auto repository = Repository::discover(invocation.directory(), {.trust_owner = true});
  const std::string root =
      repository && !repository->is_bare() ? repository->work_tree() : invocation.directory();
  DEBRIEF_TRY(rules, load_repository_rules(world.files, root, RuleCases::kRead));
  if (const Rule* const rule = rules.find(topic)) {
    explain_rule(*rule, world);
    return ExitCode::kClean;
  }
  const Schema schema = embedded_schema("postmortem");
  if (const std::string text = describe_field(schema, topic); !text.empty()) {
    Page page(world);
    page.title(concat(topic, "  front matter"));
    world.out << wrapped(visible(text),
                         static_cast<size_t>(std::clamp(world.out_terminal.columns, 40, 100)), "",
                         LineBreaks::kJoin);
    return ExitCode::kClean;
  }
  const FactorTaxonomy taxonomy = taxonomy_of(world, root);
  if (explain_factor(topic, taxonomy, world)) return ExitCode::kClean;
  std::vector<std::string_view> names = rules.ids();
  for (const std::string_view kind : taxonomy.ids()) names.push_back(kind);
  for (const std::string& property : schema.properties()) names.push_back(property);
  return fail(
      {.kind = ErrorKind::kUsage,
       .message = concat("there is no rule, field or kind of factor “", topic, "”",
                         did_you_mean(topic, names)),
       .hints = {"debrief rules list shows the rules, debrief schema postmortem the fields, "
                 "debrief explain factors the kinds"}});
}

}  // namespace

void add_explain(CLI::App& app, Invocation& invocation) {
  const auto topic = std::make_shared<std::string>();
  app.add_option("topic", *topic,
                 "A rule such as blame/should-have, a field such as severity, or a kind of factor "
                 "such as tech.defect")
      ->required()
      ->type_name("RULE|FIELD|KIND");
  app.callback([&invocation, topic] {
    invocation.run = [&invocation, topic] { return run_explain(*topic, invocation); };
  });
}

}  // namespace debrief
