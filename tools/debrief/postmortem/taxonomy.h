#pragma once
// The kinds of contributing factors: rules/taxonomy/factors.yaml, and what a configuration adds.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct FactorKind {
  std::string id;       ///< `org.production-pressure`
  std::string meaning;  ///< one sentence
  std::vector<std::string> aliases;
};

struct FactorGroup {
  std::string id;  ///< `org`; `x` for the kinds of a team that belong to no other
  std::string title, meaning;
  std::vector<FactorKind> kinds;
};

/// All kinds by group, in the order in which they are explained.
class FactorTaxonomy {
 public:
  /// The kinds that the program carries. One that does not read is a bug of ours
  /// (std::logic_error).
  static const FactorTaxonomy& own();

  /// The same with further kinds, from their names to what they mean, as configured.
  FactorTaxonomy with(const std::map<std::string, std::string>& further) const;

  const std::vector<FactorGroup>& groups() const { return groups_; }

  /// The kind of this very name; nullptr when there is none.
  const FactorKind* find(std::string_view id) const;
  /// The kind that another word stands for: `monitoring`, `Tool.Observability`, or one without its
  /// group, `observability`; nullptr when there is none, or when several have it.
  const FactorKind* find_alias(std::string_view word) const;
  /// Where the word makes a person the condition (`human-error`, `person.mistake`): the kinds that
  /// usually fit. Empty for any other word.
  std::vector<std::string_view> instead_of_person(std::string_view word) const;

  /// The names of all kinds.
  std::vector<std::string_view> ids() const;

 private:
  struct Persons {
    std::vector<std::string> names, fits;
  };
  static FactorTaxonomy read();

  std::vector<FactorGroup> groups_;
  std::vector<Persons> persons_;
};

}  // namespace debrief
