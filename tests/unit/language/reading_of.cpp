#include "reading_of.h"

#include <filesystem>

#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {

std::shared_ptr<const Lexicon> shipped_lexicon() {
  static const std::shared_ptr<const Lexicon> lexicon = [] {
    std::vector<LexiconFile> files;
    const std::string directory = source_path("rules/lexicon");
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
      const std::string path = entry.path().string();
      if (path.ends_with(".yaml")) files.push_back({path, read_file(path)});
    }
    auto loaded = Lexicon::load(files);
    if (!loaded) {
      ADD_FAILURE() << loaded.error().where << ": " << loaded.error().message;
      return std::shared_ptr<const Lexicon>();
    }
    return std::shared_ptr<const Lexicon>(std::make_shared<Lexicon>(std::move(*loaded)));
  }();
  return lexicon;
}

Prose prose_of(std::string_view text) {
  Prose prose;
  uint32_t open = UINT32_MAX;
  for (const char byte : text) {
    const auto at = static_cast<uint32_t>(prose.text.size());
    if (byte != '`') {
      prose.text += byte;
    } else if (open == UINT32_MAX) {
      open = at;
    } else {
      prose.marks.push_back({ProseMark::kCode, open, at});
      open = UINT32_MAX;
    }
  }
  return prose;
}

namespace {

std::vector<std::string> described(const Prose& prose, const std::vector<LanguageMatch>& matches) {
  std::vector<std::string> texts;
  for (const LanguageMatch& match : matches) {
    EXPECT_LE(match.begin, match.end);
    EXPECT_LE(match.end, prose.text.size());
    texts.push_back(concat(prose.text.substr(match.begin, match.end - match.begin), "|",
                           agent_class_name(match.agent_class), "|", match.agent,
                           match.quoted || match.mentioned ? "|" : "", match.quoted ? "q" : "",
                           match.mentioned ? "m" : ""));
  }
  return texts;
}

}  // namespace

std::vector<std::string> found(std::string_view text, const Frame& frame, const KnownNames& names) {
  const Reader reader(shipped_lexicon(), names);
  const Prose prose = prose_of(text);
  return described(prose, reader.match(reader.read(prose), frame));
}

std::vector<std::string> found(std::string_view text, const std::string& phrase,
                               const KnownNames& names) {
  const Reader reader(shipped_lexicon(), names);
  const Prose prose = prose_of(text);
  return described(prose, reader.match(reader.read(prose), phrase));
}

Frame should_have_frame() {
  return {.modals = {"should", "ought to", "needed to", "supposed to"},
          .aspect = Frame::Aspect::kPerfect,
          .agents = {AgentKind::kPerson, AgentKind::kTeam, AgentKind::kUnknown}};
}

Frame harm_frame() {
  return {.verbs = {"@harm-verb"}, .agents = {AgentKind::kPerson, AgentKind::kTeam}};
}

Frame fault_frame() {
  return {.except_verbs = {"@benign-verb"},
          .agents = {AgentKind::kPerson, AgentKind::kTeam},
          .adverbs = {"@fault-adverb"}};
}

}  // namespace debrief
