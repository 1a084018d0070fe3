// Reads word class files (rules/lexicon/*.yaml) into a draft of a lexicon. The format is described
// at the top of rules/lexicon/people.yaml.

#include <algorithm>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/language/inflect.h"
#include "debrief/language/lexicon_bytes.h"
#include "debrief/text/nearest.h"
#include "debrief/text/source_file.h"
#include "debrief/yaml/prepared.h"

namespace debrief {
namespace {

/// Lexicon files are lists of words: long, flat, and ours or a team's own.
constexpr YamlLimits kLimits = {
    .bytes = 1024 * 1024, .depth = 8, .nodes = 100'000, .scalar_bytes = 256};

bool is_word(std::string_view word) {
  if (word.empty() || word.front() == ' ' || word.back() == ' ') return false;
  if (word.find("  ") != std::string_view::npos) return false;
  return std::none_of(word.begin(), word.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (is_ascii_space(c) && c != ' ') || c == '~' || c == '@' ||
           c == '{';
  });
}

bool is_class_name(std::string_view name) {
  return !name.empty() && is_ascii_alpha(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return c == '-' || (c >= 'a' && c <= 'z') || is_ascii_digit(c);
         });
}

/// Collects everything before inflecting, since irregular forms may stand in a later file.
class Builder {
 public:
  explicit Builder(LexiconDraft& lexicon) : lexicon_(lexicon) {}

  Result<void> read(const LexiconFile& file) {
    const SourceFile source(file.path, file.bytes);
    const YamlTree tree = parse_yaml_file(source, kLimits);
    source_ = &source;
    tree_ = &tree;
    if (!tree.problems.empty()) return error(tree.problems[0].span, tree.problems[0].message);
    if (tree.empty()) return error({}, "a word class file holds no classes");
    if (tree.root().kind != YamlKind::kMap)
      return error(tree.root().span, "a word class file is a map");
    for (const YamlEntry& entry : tree.root().entries) {
      const YamlNode& key = tree[entry.key];
      const YamlNode& value = tree[entry.value];
      if (key.text == "classes") {
        DEBRIEF_TRY_VOID(read_classes(value));
      } else if (key.text == "verbs") {
        DEBRIEF_TRY_VOID(read_verbs(value));
      } else {
        return unknown_key(key, {"classes", "verbs"});
      }
    }
    return {};
  }

  /// Spells out every verb. Irregular forms come first: a form belongs to the first verb that has
  /// it.
  void inflect() {
    for (const auto& [lemma, forms] : irregular_) add_irregular(lemma, forms);
    for (const auto& lemma : regular_) {
      if (irregular_.count(lemma) == 0) add_regular(lemma);
    }
  }

 private:
  struct Irregular {
    std::vector<std::string> past, participle;
  };

  LexiconDraft& lexicon_;
  const SourceFile* source_ = nullptr;
  const YamlTree* tree_ = nullptr;
  std::map<std::string, Irregular> irregular_;
  std::set<std::string> regular_, doubling_;

  tl::unexpected<Error> error(Span span, std::string message,
                              std::vector<std::string> hints = {}) const {
    const Position at = source_->position(span.begin);
    return fail({.kind = ErrorKind::kConfig,
                 .message = std::move(message),
                 .where = concat(source_->path(), ":", at.line, ":", at.column),
                 .hints = std::move(hints)});
  }

  tl::unexpected<Error> unknown_key(const YamlNode& key,
                                    const std::vector<std::string_view>& known) const {
    return error(key.span, concat("unknown key “", key.text, "”", did_you_mean(key.text, known)),
                 {concat("keys are ", join(known, ", "))});
  }

  /// The words of a list, each well-formed and there once.
  Result<std::vector<std::string>> read_words(const YamlNode& list, std::string_view what) const {
    if (list.kind != YamlKind::kSequence)
      return error(list.span, concat("“", what, "” is a list of words"));
    if (list.items.empty()) return error(list.span, concat("“", what, "” is empty"));
    std::vector<std::string> words;
    std::set<std::string> seen;
    for (const YamlIndex index : list.items) {
      const YamlNode& item = (*tree_)[index];
      if (item.kind != YamlKind::kScalar || item.text.empty()) {
        return error(item.span, concat("“", what, "” has an empty word"));
      }
      if (!is_word(item.text)) {
        return error(item.span, concat("“", item.text, "” is not a word in lower case"));
      }
      if (!seen.insert(item.text).second) {
        return error(item.span, concat("“", item.text, "” stands twice in “", what, "”"));
      }
      words.push_back(item.text);
    }
    return words;
  }

  Result<void> read_classes(const YamlNode& classes) {
    if (classes.kind != YamlKind::kMap) return error(classes.span, "“classes” is a map of lists");
    for (const YamlEntry& entry : classes.entries) {
      const YamlNode& key = (*tree_)[entry.key];
      if (!is_class_name(key.text)) {
        return error(key.span,
                     concat("“", key.text, "” is not a class name; use lower case and hyphens"));
      }
      DEBRIEF_TRY(words, read_words((*tree_)[entry.value], key.text));
      DEBRIEF_TRY(bit, class_bit(key));
      for (const std::string& word : words) add_word(bit, word, key.text.ends_with("-verb"));
    }
    return {};
  }

  Result<size_t> class_bit(const YamlNode& key) {
    const auto [found, added] =
        lexicon_.class_index.emplace(key.text, static_cast<uint32_t>(lexicon_.class_names.size()));
    if (!added) return found->second;
    if (lexicon_.class_names.size() == kMaxWordClasses) {
      return error(key.span, concat("there are more than ", kMaxWordClasses, " word classes"));
    }
    lexicon_.class_names.push_back(key.text);
    return found->second;
  }

  void add_word(size_t bit, const std::string& word, bool verb) {
    std::vector<std::string> parts;
    for (const std::string_view part : split(word, ' ')) parts.emplace_back(part);
    if (verb) regular_.insert(parts.front());
    if (parts.size() == 1) {
      lexicon_.words[word].classes.set(bit);
      return;
    }
    lexicon_.sequences[parts].set(bit);
  }

  Result<void> read_verbs(const YamlNode& verbs) {
    if (verbs.kind != YamlKind::kMap) return error(verbs.span, "“verbs” is a map");
    for (const YamlEntry& entry : verbs.entries) {
      const YamlNode& key = (*tree_)[entry.key];
      const YamlNode& value = (*tree_)[entry.value];
      if (key.text == "regular" || key.text == "doubling") {
        DEBRIEF_TRY(words, read_words(value, key.text));
        regular_.insert(words.begin(), words.end());
        if (key.text == "doubling") doubling_.insert(words.begin(), words.end());
      } else if (key.text == "irregular") {
        DEBRIEF_TRY_VOID(read_irregular(value));
      } else {
        return unknown_key(key, {"regular", "doubling", "irregular"});
      }
    }
    return {};
  }

  Result<void> read_irregular(const YamlNode& verbs) {
    if (verbs.kind != YamlKind::kMap)
      return error(verbs.span, "“irregular” is a map from verb to forms");
    for (const YamlEntry& entry : verbs.entries) {
      const YamlNode& key = (*tree_)[entry.key];
      const YamlNode& value = (*tree_)[entry.value];
      if (!is_word(key.text))
        return error(key.span, concat("“", key.text, "” is not a word in lower case"));
      if (value.kind != YamlKind::kSequence || value.items.size() != 2) {
        return error(value.span, concat("“", key.text, "” needs two forms: past and participle"),
                     {"write alternatives as learned/learnt"});
      }
      Irregular& forms = irregular_[key.text];
      DEBRIEF_TRY(past, read_alternatives((*tree_)[value.items[0]]));
      DEBRIEF_TRY(participle, read_alternatives((*tree_)[value.items[1]]));
      forms = {std::move(past), std::move(participle)};
    }
    return {};
  }

  Result<std::vector<std::string>> read_alternatives(const YamlNode& node) const {
    std::vector<std::string> forms;
    for (const std::string_view form : split(node.text, '/')) {
      if (!is_word(form)) return error(node.span, concat("“", node.text, "” is not a verb form"));
      forms.emplace_back(form);
    }
    return forms;
  }

  void add_form(const std::string& form, uint8_t forms, uint32_t lemma) {
    LexiconDraft::Form& info = lexicon_.words[form];
    if (info.lemma == UINT32_MAX) info.lemma = lemma;
    if (info.lemma == lemma) info.forms = static_cast<uint8_t>(info.forms | forms);
  }

  uint32_t add_lemma(const std::string& lemma) {
    lexicon_.lemmas.push_back(lemma);
    return static_cast<uint32_t>(lexicon_.lemmas.size() - 1);
  }

  void add_irregular(const std::string& lemma, const Irregular& forms) {
    const uint32_t index = add_lemma(lemma);
    const bool doubles = doubles_last(lemma) || doubling_.count(lemma) > 0;
    const VerbForms regular = regular_forms(lemma, doubles);
    add_form(lemma, kBaseForm, index);
    add_form(lemma == "have" ? "has" : regular.third, kThirdForm, index);
    add_form(regular.gerund, kGerundForm, index);
    if (lemma == "be") {
      for (const char* form : {"is", "are", "am"}) add_form(form, kThirdForm, index);
    }
    for (const auto& form : forms.past) add_form(form, kPastForm, index);
    for (const auto& form : forms.participle) add_form(form, kParticipleForm, index);
  }

  void add_regular(const std::string& lemma) {
    const uint32_t index = add_lemma(lemma);
    const bool listed = doubling_.count(lemma) > 0;
    add_spelling(lemma, listed || doubles_last(lemma), index);
    if (listed && lemma.ends_with("l")) add_spelling(lemma, false, index);  // cancelled, canceled
    if (lemma.ends_with("ise") || lemma.ends_with("yse")) {
      std::string american = lemma;
      american[american.size() - 2] = 'z';
      add_spelling(american, false, index);
    }
  }

  void add_spelling(const std::string& lemma, bool doubles, uint32_t index) {
    const VerbForms forms = regular_forms(lemma, doubles);
    add_form(lemma, kBaseForm, index);
    add_form(forms.third, kThirdForm, index);
    add_form(forms.past, kPastForm | kParticipleForm, index);
    add_form(forms.gerund, kGerundForm, index);
  }
};

}  // namespace

Result<std::string> Lexicon::prepare(const std::vector<LexiconFile>& files) {
  LexiconDraft draft;
  Builder builder(draft);
  for (const LexiconFile& file : files) DEBRIEF_TRY_VOID(builder.read(file));
  builder.inflect();
  return encode_lexicon(draft);
}

Result<Lexicon> Lexicon::load(const std::vector<LexiconFile>& files) {
  DEBRIEF_TRY(bytes, prepare(files));
  return Lexicon(decode_lexicon(std::move(bytes)));
}

std::optional<Lexicon> Lexicon::from_prepared(std::string_view bytes) {
  auto lexicon = decode_lexicon(bytes);
  if (lexicon == nullptr) return std::nullopt;
  return Lexicon(std::move(lexicon));
}

}  // namespace debrief
