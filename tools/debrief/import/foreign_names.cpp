#include "debrief/import/foreign_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/labels.h"
#include "debrief/postmortem/placeholder.h"

namespace debrief {
namespace {

struct ForeignName {
  std::string_view name, field;
};

constexpr std::array kKeys = std::to_array<ForeignName>({
    {"affected_services", "services"},
    {"author", "owner"},
    {"authors", "owner"},
    {"categories", "tags"},
    {"category", "tags"},
    {"component", "services"},
    {"components", "services"},
    {"date", "date"},
    {"detected_at", "detected"},
    {"detection_time", "detected"},
    {"end", "resolved"},
    {"end_date", "resolved"},
    {"end_time", "resolved"},
    {"ended_at", "resolved"},
    {"incident_date", "date"},
    {"keywords", "tags"},
    {"labels", "tags"},
    {"mitigated_at", "mitigated"},
    {"product", "services"},
    {"products", "services"},
    {"resolved_at", "resolved"},
    {"service", "services"},
    {"sev", "severity"},
    {"start", "started"},
    {"start_date", "started"},
    {"start_time", "started"},
    {"started_at", "started"},
    {"status_page", "links/status_page"},
    {"team", "teams"},
    {"ticket", "links/ticket"},
    {"url", "links/source"},
});
static_assert(std::ranges::is_sorted(kKeys, {}, &ForeignName::name));

/// In the normal form of label.h.
constexpr std::array kLabelNames = std::to_array<ForeignName>({
    {"author", "owner"},
    {"authors", "owner"},
    {"call recording", "links/recording"},
    {"categories", "tags"},
    {"category", "tags"},
    {"chat", "links/chat"},
    {"comms lead", "participants/communications"},
    {"communications lead", "participants/communications"},
    {"created by", "owner"},
    {"dashboard", "links/dashboard"},
    {"date and time", "date"},
    {"date time", "date"},
    {"datetime", "date"},
    {"document owner", "owner"},
    {"facilitator", "facilitator"},
    {"ic", "participants/incident-commander"},
    {"incident channel", "links/chat"},
    {"incident commander", "participants/incident-commander"},
    {"incident lead", "participants/incident-commander"},
    {"incident owner", "owner"},
    {"incident ticket", "links/ticket"},
    {"jira", "links/ticket"},
    {"jira ticket", "links/ticket"},
    {"keywords", "tags"},
    {"moderator", "facilitator"},
    {"on call", "participants/on-call"},
    {"on call engineer", "participants/on-call"},
    {"oncall", "participants/on-call"},
    {"ops lead", "participants/operations"},
    {"owner", "owner"},
    {"owners", "owner"},
    {"participants", "participants/"},
    {"people involved", "participants/"},
    {"post mortem facilitator", "facilitator"},
    {"post mortem owner", "owner"},
    {"postmortem facilitator", "facilitator"},
    {"postmortem owner", "owner"},
    {"prepared by", "owner"},
    {"report author", "owner"},
    {"responders", "participants/"},
    {"scribe", "participants/scribe"},
    {"slack", "links/chat"},
    {"slack channel", "links/chat"},
    {"slack thread", "links/chat"},
    {"status page", "links/status_page"},
    {"tags", "tags"},
    {"ticket", "links/ticket"},
    {"tracking bug", "links/ticket"},
    {"tracking issue", "links/ticket"},
    {"tracking ticket", "links/ticket"},
    {"written by", "owner"},
});
static_assert(std::ranges::is_sorted(kLabelNames, {}, &ForeignName::name));

constexpr std::array kStatusWords = std::to_array<ForeignName>({
    {"approved", "published"},
    {"complete", "published"},
    {"completed", "published"},
    {"done", "published"},
    {"final", "published"},
    {"finalised", "published"},
    {"finalized", "published"},
    {"in progress", "draft"},
    {"in review", "review"},
    {"reviewed", "published"},
    {"shared", "published"},
    {"under review", "review"},
    {"wip", "draft"},
    {"work in progress", "draft"},
});
static_assert(std::ranges::is_sorted(kStatusWords, {}, &ForeignName::name));

constexpr size_t kLongestName = 48;

template <typename Table>
std::string_view look_up(const Table& table, std::string_view name) {
  const auto found = std::ranges::lower_bound(table, name, {}, &ForeignName::name);
  const bool known = found != table.end() && found->name == name;
  return known ? found->field : std::string_view();
}

bool is_mail_address(std::string_view word) {
  const size_t at = word.find('@');
  return at != word.npos && at > 0 && word.find('.', at) != word.npos;
}

/// What stands before the first bracket; of `[Sen Lu]` what stands in it.
std::string_view before_brackets(std::string_view text) {
  text = trim(text);
  if (text.starts_with('[') && text.find(']') != text.npos) {
    return text.substr(1, text.find(']') - 1);
  }
  return text.substr(0, text.find_first_of("([<"));
}

}  // namespace

std::string_view field_of_foreign_key(std::string_view key) {
  std::string name = lower_ascii(key);
  std::replace(name.begin(), name.end(), '-', '_');
  return look_up(kKeys, name);
}

std::string_view field_of_label(std::string_view label) {
  if (label.size() > kLongestName) return {};
  if (const std::string_view own = labelled_field(label); !own.empty()) return own;
  return look_up(kLabelNames, normal_label(label));
}

std::string_view status_of_word(std::string_view word) {
  return word.size() > kLongestName ? std::string_view()
                                    : look_up(kStatusWords, normal_label(word));
}

std::string name_of_person(std::string_view text) {
  constexpr size_t kMostWords = 4;
  std::vector<std::string> words;
  const std::string plain = fold_white_space(before_brackets(text));
  for (const std::string_view word : split(plain, ' ')) {
    if (!is_mail_address(word)) words.emplace_back(word);
  }
  std::string name = join(words, " ");
  const bool several = name.find_first_of(",;/&:\"") != name.npos || is_one_of("and", words) ||
                       is_one_of("team", words);
  const bool sentence = words.size() > kMostWords || name.ends_with('.') || name.size() > 60;
  return several || sentence || is_placeholder(name) ? std::string() : name;
}

}  // namespace debrief
