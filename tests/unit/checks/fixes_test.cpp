// Whatever the document: the fixes of all rules come to an end, and none of them touches what
// people tell.

#include <algorithm>
#include <filesystem>
#include <random>

#include "linting.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/checks/table.h"
#include "debrief/lint/fix.h"
#include "debrief/lint/lint.h"

namespace debrief {
namespace {

FixedText fixed(std::string_view bytes) {
  const Document document = parse_document(SourceFile("2024-05-14-a.md", std::string(bytes)));
  return fix_document(document, {}, [](const Document& each) {
    return lint_document(each, {}, own_rules(), all_checks(), {});
  });
}

/// The running text of the sections in which people tell what happened.
std::string prose(std::string_view bytes) {
  const Document document = parse_document(SourceFile("2024-05-14-a.md", std::string(bytes)));
  std::string text;
  for (const TextBlock& each : document.texts) {
    const bool told = each.role == SectionRole::kFacts || each.role == SectionRole::kImpact ||
                      each.role == SectionRole::kStories ||
                      each.role == SectionRole::kSecondStories || each.role == SectionRole::kWhys;
    if (told && each.kind != TextKind::kHeading) {
      append(text, fold_white_space(each.prose.text), "\n");
    }
  }
  return text;
}

void hold(const std::string& bytes) {
  const FixedText once = fixed(bytes);
  ASSERT_EQ(fixed(once.bytes).fixed, 0u) << bytes;
  ASSERT_EQ(prose(once.bytes), prose(bytes)) << bytes;
}

std::vector<std::string> example_documents() {
  std::vector<std::string> all;
  for (const auto& entry :
       std::filesystem::directory_iterator(source_path("templates/example/files"))) {
    if (entry.path().extension() == ".md") all.push_back(read_file(entry.path().string()));
  }
  std::ranges::sort(all);
  return all;
}

TEST(Fixes, ComeToAnEndInTheExampleAndInRealDocuments) {
  for (const std::string& bytes : example_documents()) hold(bytes);
  for (const std::string& path : real_document_paths()) hold(read_file(path));
}

TEST(Fixes, ComeToAnEndInMutations) {
  std::mt19937 random(20240514);
  const auto up_to = [&](size_t most) {
    return std::uniform_int_distribution<size_t>(0, most)(random);
  };
  constexpr std::string_view kInserted[] = {"<!-- debrief-ignore blame: old -->",
                                            "2024-5-14",
                                            "A1",
                                            "\n\n",
                                            "|",
                                            "~",
                                            "@",
                                            "F9",
                                            "\xFF",
                                            "9:2 ",
                                            "---\n"};
  const std::vector<std::string> all = example_documents();
  for (int round = 0; round < 100; ++round) {
    std::string bytes = all[static_cast<size_t>(round) % all.size()];
    for (size_t i = 0, many = 1 + up_to(5); i < many; ++i) {
      const size_t at = up_to(bytes.size());
      if (up_to(2) == 0) {
        bytes.erase(at, 1 + up_to(6));
      } else {
        bytes.insert(at, kInserted[up_to(std::size(kInserted) - 1)]);
      }
    }
    hold(bytes);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace debrief
