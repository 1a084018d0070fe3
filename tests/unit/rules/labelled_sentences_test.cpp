// How well the frames do on labelled sentences, when there are some: prints precision and recall a
// category, and holds a floor under the precision. Sentences are read, never kept.

#include <algorithm>
#include <cstdio>
#include <map>

#include "reading_of.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/language/reader.h"

namespace debrief {
namespace {

struct Labelled {
  bool blame = false;
  std::string category;
  std::string text;
};

std::vector<Labelled> labelled_sentences(const std::string& directory) {
  std::vector<Labelled> sentences;
  for (const char* name : {"/sentences.tsv", "/drafts.tsv"}) {
    const std::string bytes = read_file(directory + name);
    bool first = true;
    for (const std::string_view line : split(bytes, '\n')) {
      const std::vector<std::string_view> fields = split(line, '\t');
      if (!std::exchange(first, false) && fields.size() >= 4) {
        sentences.push_back({fields[0] == "blame", std::string(fields[1]), std::string(fields[3])});
      }
    }
  }
  return sentences;
}

/// Markdown's marks out of a sentence, code spans kept as such.
std::string without_marks(std::string_view text) {
  return replace_all(std::string(text), "**", "");
}

struct Detector {
  std::string name;
  std::vector<Frame> frames;
  std::vector<std::string> phrases;
};

std::vector<Detector> detectors() {
  const std::vector<AgentClass> people = {AgentClass::kPerson, AgentClass::kTeam};
  std::vector<Detector> all(3);
  all[0] = {"should-have", {should_have_frame()}, {}};
  all[1] = {"person-as-cause",
            {harm_frame(),
             fault_frame(),
             {.verbs = {"@cause-verb"}, .agents = people, .objects = {"@incident"}},
             {.verbs = {"make"}, .agents = people, .objects = {"@mistake"}}},
            {"caused by {agent}", "due to {agent}'s @mistake", "because of {agent}'s @mistake",
             "caused by {agent}'s @mistake", "{agent}'s mistake"}};
  all[2] = {"human-error", {}, {"@human-error"}};
  return all;
}

bool fires(const Reader& reader, const Detector& detector, const std::string& text) {
  const Prose prose = prose_of(text);
  const Reading reading = reader.read(prose);
  const auto counts = [](const std::vector<LanguageMatch>& matches) {
    return std::any_of(matches.begin(), matches.end(), [](const LanguageMatch& match) {
      return !match.quoted && !match.mentioned;
    });
  };
  for (const Frame& frame : detector.frames) {
    if (counts(reader.match(reading, frame))) return true;
  }
  for (const std::string& phrase : detector.phrases) {
    if (counts(reader.match(reading, phrase))) return true;
  }
  return false;
}

TEST(LabelledSentences, FramesArePreciseOnRealSentences) {
  const auto directory = real_documents();
  if (!directory) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  const Reader reader(shipped_lexicon(), {});
  const auto sentences = labelled_sentences(*directory);
  const bool verbose = std::getenv("DEBRIEF_VERBOSE") != nullptr;
  for (const Detector& detector : detectors()) {
    int right = 0, wrong = 0;
    std::map<std::string, std::pair<int, int>> categories;  // found, all
    for (const Labelled& sentence : sentences) {
      const bool fired = fires(reader, detector, without_marks(sentence.text));
      (sentence.blame ? right : wrong) += fired ? 1 : 0;
      auto& [found, all] = categories[(sentence.blame ? "blame " : "ok ") + sentence.category];
      found += fired ? 1 : 0;
      ++all;
      if (verbose && fired && !sentence.blame) std::printf("  wrong: %s\n", sentence.text.c_str());
      if (verbose && !fired && sentence.blame)
        std::printf("  %s missed: %s\n", detector.name.c_str(), sentence.text.c_str());
      if (verbose && fired && sentence.blame) std::printf("  right: %s\n", sentence.text.c_str());
    }
    std::printf("%-16s %3d right, %d wrong: precision %.3f\n", detector.name.c_str(), right, wrong,
                right / std::max(1.0, double(right + wrong)));
    for (const auto& [category, counts] : categories) {
      if (counts.first > 0)
        std::printf("    %-40s %d of %d\n", category.c_str(), counts.first, counts.second);
    }
    EXPECT_GE(right, 9 * wrong) << detector.name;
  }
}

}  // namespace
}  // namespace debrief
