#include "debrief/postmortem/roles.h"

#include <algorithm>
#include <array>
#include <vector>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/role_aliases.h"

namespace debrief {
namespace {

/// What stands before the first ` - `, ` – `, `—` or `:`; all of it when there is none.
std::string_view before_dash(std::string_view title) {
  size_t end = title.size();
  for (const std::string_view mark : {" - ", " – ", "—", ":", " | "}) {
    end = std::min(end, title.find(mark));
  }
  return title.substr(0, end);
}

/// `A short, confusing timeline`, `Timeline of May 12 in UTC`: a few words of which one is the
/// section's name, when none says that it is about something else.
bool names_timeline(const std::string& label) {
  constexpr size_t kMostWords = 8;
  if (label.empty()) return false;
  const std::vector<std::string_view> words = split(label, ' ');
  const auto is_number = [](std::string_view word) { return is_ascii_digit(word.front()); };
  const auto numbers = static_cast<size_t>(std::ranges::count_if(words, is_number));
  if (words.size() - numbers > kMostWords) return false;
  const auto is_name = [](std::string_view word) {
    return is_one_of(word, {"timeline", "timelines", "chronology"});
  };
  const bool other = std::ranges::any_of(words, [](std::string_view word) {
    return is_one_of(
        word, {"action", "actions", "remediation", "follow", "future", "next", "planned", "plan",
               "proposed", "release", "roadmap", "rollout", "migration", "delivery"});
  });
  const auto name = std::ranges::find_if(words, is_name);
  if (other || name == words.end()) return false;
  return name + 1 == words.end() || is_ascii_digit((name + 1)->front()) ||
         is_one_of(*(name + 1),
                   {"all", "and", "for", "from", "in", "of", "on", "times", "utc", "with"});
}

/// What makes a heading of a few words one of actions, whatever stands around it: `Lessons and
/// action items`, `Post-incident next steps`.
constexpr std::array kActionPhrases = std::to_array<std::string_view>(
    {"action item", "action items", "corrective actions", "follow up actions", "follow up items",
     "next steps", "preventative actions", "preventative measures", "preventive actions",
     "preventive measures", "remediation items", "remediation steps"});

/// Headings of actions in other languages; `headings` of the configuration adds more.
constexpr std::array kActionsAbroad = std::to_array<std::string_view>({"acciones",
                                                                       "acciones correctivas",
                                                                       "actions correctives",
                                                                       "azioni",
                                                                       "azioni correttive",
                                                                       "ações",
                                                                       "ações corretivas",
                                                                       "folgemaßnahmen",
                                                                       "maßnahmen",
                                                                       "nächste schritte",
                                                                       "plan daction",
                                                                       "plan de acción",
                                                                       "plano de ação",
                                                                       "prochaines étapes",
                                                                       "prossimi passi",
                                                                       "próximos pasos",
                                                                       "próximos passos",
                                                                       "アクション",
                                                                       "アクションアイテム",
                                                                       "アクション項目",
                                                                       "今後の対応",
                                                                       "今後の対策",
                                                                       "再発防止",
                                                                       "再発防止策",
                                                                       "后续行动",
                                                                       "改善策",
                                                                       "改进措施",
                                                                       "行动项",
                                                                       "액션 아이템",
                                                                       "재발 방지 대책",
                                                                       "후속 조치"});
static_assert(std::ranges::is_sorted(kActionsAbroad));

bool names_actions(const std::string& label) {
  if (std::ranges::binary_search(kActionsAbroad, std::string_view(label))) return true;
  constexpr int kMostSpaces = 4;
  if (std::ranges::count(label, ' ') > kMostSpaces) return false;
  const std::string words = concat(" ", label, " ");
  const auto holds = [&](std::string_view phrase) {
    return words.find(concat(" ", phrase, " ")) != words.npos;
  };
  if (holds("taken") || holds("during") || holds("no") || holds("previous")) return false;
  return std::ranges::any_of(kActionPhrases, holds);
}

}  // namespace

/// `Lessons learned and recommendations`: the lessons are what asks for the actions.
bool RoleAliases::is_lessons_with_actions(const std::string& label) const {
  const size_t link = label.find(" and ");
  return link != label.npos && find(label.substr(0, link)) == SectionRole::kLessons &&
         find(label.substr(link + std::string_view(" and ").size())) == SectionRole::kActions;
}

RoleAliases::RoleAliases(const std::map<SectionRole, std::vector<std::string>>& configured) {
  for (const auto& [role, titles] : configured) {
    for (const std::string& title : titles) {
      if (std::string label = normal_label(title); !label.empty()) {
        configured_.emplace(std::move(label), role);
      }
    }
  }
}

SectionRole RoleAliases::find(const std::string& label) const {
  if (const auto own = configured_.find(label); own != configured_.end()) return own->second;
  using role_aliases::kAliases;
  const auto found = std::ranges::lower_bound(kAliases, label, {}, &RoleAlias::label);
  const bool known = found != kAliases.end() && found->label == label;
  return known ? found->role : SectionRole::kNone;
}

SectionRole RoleAliases::role_of(std::string_view title) const {
  // No alias is long: a paragraph in bold is not looked up.
  if (title.size() > 200) return SectionRole::kNone;
  if (const SectionRole role = find(normal_label(title)); role != SectionRole::kNone) return role;
  const std::string_view head = before_dash(title);
  const SectionRole role =
      head.size() < title.size() ? find(normal_label(head)) : SectionRole::kNone;
  if (role != SectionRole::kNone) return role;
  const std::string label = normal_label(title);
  // `Preventive measure`, where the table has several of them.
  if (label.find(' ') != label.npos) {
    if (const SectionRole many = find(label + "s"); many != SectionRole::kNone) return many;
  }
  if (is_lessons_with_actions(label)) return SectionRole::kActions;
  if (names_timeline(label)) return SectionRole::kTimeline;
  return names_actions(label) ? SectionRole::kActions : SectionRole::kNone;
}

}  // namespace debrief
