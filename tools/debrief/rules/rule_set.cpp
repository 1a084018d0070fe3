#include "debrief/rules/rule_set.h"

#include <algorithm>

#include "debrief/base/embedded.h"
#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/rules/case_reader.h"
#include "debrief/rules/rule_bytes.h"
#include "debrief/rules/rule_parts.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// The files that rules are made of, by what they hold.
struct RuleFiles {
  std::vector<RuleFile> rules;
  std::vector<RuleFile> profiles;
  std::vector<LexiconFile> words;
};

void sort_in(RuleFiles& files, const RuleFile& file) {
  const std::string_view folder = file_name(parent_path(file.path));
  if (folder == "lexicon") {
    files.words.push_back({file.path, file.bytes});
  } else if (folder == "profiles") {
    files.profiles.push_back(file);
  } else {
    files.rules.push_back(file);
  }
}

Result<std::shared_ptr<const Lexicon>> lexicon_of(const std::vector<LexiconFile>& words) {
  DEBRIEF_TRY(lexicon, Lexicon::load(words));
  return std::make_shared<const Lexicon>(std::move(lexicon));
}

RuleFiles embedded_rule_files() {
  RuleFiles files;
  for (const EmbeddedFile& file : embedded_files("rules/")) {
    // The kinds of factors are no rules (postmortem/taxonomy.h).
    if (!file.name.ends_with(".yaml") || file.name.starts_with("rules/taxonomy/")) continue;
    sort_in(files, {std::string(file.name), std::string(file.bytes)});
  }
  return files;
}

/// Adds `value`, in the place of the one of the same name that the program carries.
template <typename T, typename Name>
void add_over(std::vector<T>& values, T value, const Name& name_of) {
  const auto same = std::find_if(values.begin(), values.end(),
                                 [&](const T& each) { return name_of(each) == name_of(value); });
  if (same == values.end()) {
    values.push_back(std::move(value));
  } else {
    *same = std::move(value);
  }
}

Result<void> check_exists(const Rule& rule, const std::vector<std::string_view>& checks) {
  if (rule.check.empty() || rule.check == kPipelineCheck || checks.empty()) return {};
  if (std::find(checks.begin(), checks.end(), rule.check) != checks.end()) return {};
  return fail({.kind = ErrorKind::kConfig,
               .message = concat("the check “", rule.check, "” of the rule ", rule.id,
                                 " does not exist", did_you_mean(rule.check, checks)),
               .where = rule.path});
}

Result<void> add_rules(RuleSet& set, const std::vector<RuleFile>& files,
                       const std::vector<std::string_view>& checks, RuleCases cases) {
  std::vector<Rule> read;
  for (const RuleFile& file : files) {
    DEBRIEF_TRY(rule, cases == RuleCases::kRead ? parse_rule(file, *set.lexicon)
                                                : parse_trusted_rule(file, *set.lexicon));
    DEBRIEF_TRY_VOID(check_exists(rule, checks));
    for (const Rule& other : read) {
      if (other.id != rule.id) continue;
      return fail({.kind = ErrorKind::kConfig,
                   .message = concat("the rule ", rule.id, " is already in ", other.path),
                   .where = file.path});
    }
    read.push_back(std::move(rule));
  }
  for (Rule& rule : read) add_over(set.rules, std::move(rule), [](const Rule& r) { return r.id; });
  return {};
}

/// The program's own rules: as they were prepared, when their cases are not wanted and no further
/// words give theirs another meaning.
Result<void> add_embedded_rules(RuleSet& set, const RuleFiles& embedded, const RuleFiles& own,
                                const std::vector<std::string_view>& checks, RuleCases cases) {
  if (cases == RuleCases::kLeaveOut && own.words.empty()) {
    auto prepared = decode_rules(embedded_file(kPreparedRules).value_or(""), *set.lexicon);
    if (prepared) {
      set.rules = std::move(*prepared);
      for (const Rule& rule : set.rules) DEBRIEF_TRY_VOID(check_exists(rule, checks));
      return {};
    }
  }
  return add_rules(set, embedded.rules, checks, cases);
}

/// Rules that came with their cases are not of the program's own, whose tests hold it to them.
Result<void> hold_own(const RuleSet& set) {
  const CaseReader reader(set.lexicon);
  for (const Rule& rule : set.rules) {
    if (rule.matchers.empty() || rule.bad.empty()) continue;
    DEBRIEF_TRY_VOID(hold_cases(rule, reader));
  }
  return {};
}

Result<void> add_profiles(RuleSet& set, const std::vector<RuleFile>& files) {
  const std::vector<std::string_view> ids = set.ids();
  for (const RuleFile& file : files) {
    DEBRIEF_TRY(profile, parse_profile(file, ids));
    add_over(set.profiles, std::move(profile), [](const Profile& p) { return p.name; });
  }
  return {};
}

/// Rules that others give way to must be there.
Result<void> check_references(const RuleSet& set) {
  for (const Rule& rule : set.rules) {
    for (const std::string& other : rule.instead_of) {
      if (set.find(other) != nullptr) continue;
      return fail({.kind = ErrorKind::kConfig,
                   .message = concat("“instead-of” names no rule: “", other, "”",
                                     did_you_mean(other, set.ids())),
                   .where = rule.path});
    }
  }
  return {};
}

}  // namespace

const Rule* RuleSet::find(std::string_view id) const {
  const auto found =
      std::lower_bound(rules.begin(), rules.end(), id,
                       [](const Rule& r, std::string_view key) { return r.id < key; });
  return found == rules.end() || found->id != id ? nullptr : &*found;
}

std::vector<std::string_view> RuleSet::ids() const {
  std::vector<std::string_view> ids;
  for (const Rule& rule : rules) ids.push_back(rule.id);
  return ids;
}

const Profile* RuleSet::profile(std::string_view name_or_path) const {
  const bool path = is_profile_path(name_or_path);
  for (const Profile& each : profiles) {
    const bool called = path ? each.path == name_or_path : each.path.empty();
    if (called && (path || each.name == name_or_path)) return &each;
  }
  return nullptr;
}

const Result<std::shared_ptr<const Lexicon>>& embedded_lexicon() {
  static const auto lexicon = [] {
    auto prepared = Lexicon::from_prepared(embedded_file(kPreparedLexicon).value_or(""));
    return prepared ? Result<std::shared_ptr<const Lexicon>>(
                          std::make_shared<const Lexicon>(*std::move(prepared)))
                    : lexicon_of(embedded_rule_files().words);
  }();
  return lexicon;
}

void RuleSet::note_own_file(const RuleFile& file) {
  append(own_files, file.path, std::string_view("\0", 1), std::to_string(file.bytes.size()), " ",
         file.bytes);
}

Result<RuleSet> load_rules(const std::vector<RuleFile>& own_files,
                           const std::vector<std::string_view>& checks, RuleCases cases) {
  const RuleFiles embedded = embedded_rule_files();
  RuleFiles own;
  for (const RuleFile& file : own_files) sort_in(own, file);

  std::vector<LexiconFile> words = embedded.words;
  words.insert(words.end(), own.words.begin(), own.words.end());
  RuleSet set;
  DEBRIEF_TRY(lexicon, own.words.empty() ? embedded_lexicon() : lexicon_of(words));
  set.lexicon = std::move(lexicon);
  for (const RuleFile& file : own_files) set.note_own_file(file);
  DEBRIEF_TRY_VOID(add_embedded_rules(set, embedded, own, checks, cases));
  DEBRIEF_TRY_VOID(add_rules(set, own.rules, checks, RuleCases::kRead));
  if (cases == RuleCases::kLeaveOut && !own.rules.empty()) DEBRIEF_TRY_VOID(hold_own(set));
  std::sort(set.rules.begin(), set.rules.end(),
            [](const Rule& a, const Rule& b) { return a.id < b.id; });
  DEBRIEF_TRY_VOID(check_references(set));
  DEBRIEF_TRY_VOID(add_profiles(set, embedded.profiles));
  DEBRIEF_TRY_VOID(add_profiles(set, own.profiles));
  set.build_index();
  return set;
}

}  // namespace debrief
