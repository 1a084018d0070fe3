// Whatever the document: formatting twice changes no more than once, nothing that is visible is
// lost, what is read stays the same, and line endings stay.

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

#include "formatting.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

const FormatOptions kLegacyToo = {.legacy = LegacyFormatting::kAllow};

/// The documents of the example, and the real ones where there are some.
std::vector<std::string> documents() {
  std::vector<std::string> all;
  for (const auto& entry :
       std::filesystem::directory_iterator(source_path("templates/example/files"))) {
    if (entry.path().extension() == ".md") all.push_back(read_file(entry.path().string()));
  }
  for (const std::string& path : real_document_paths()) all.push_back(read_file(path));
  std::ranges::sort(all);
  return all;
}

/// The words of all text outside of times and actions, in order.
std::string visible_text(const Document& document) {
  std::string text;
  for (const TextBlock& each : document.texts) {
    const BlockIndex block = each.block;
    const bool listed =
        std::ranges::any_of(document.timeline,
                            [&](const TimelineEntry& entry) {
                              return entry.block == block || entry.text_block == block ||
                                     entry.span.contains(document.markdown.blocks[block].span);
                            }) ||
        std::ranges::any_of(document.actions,
                            [&](const Action& action) {
                              return action.span.contains(document.markdown.blocks[block].span);
                            }) ||
        std::ranges::any_of(document.factors, [&](const Factor& factor) {
          return factor.span.contains(document.markdown.blocks[block].span);
        });
    if (each.kind == TextKind::kField || !listed) append(text, each.prose.text, "\n");
  }
  return text;
}

std::string values_of(const Document& document) {
  std::string text;
  for (const TimelineEntry& each : document.timeline) {
    append(text, each.at ? absl::FormatCivilTime(each.at->local) : "?",
           each.at ? each.at->zone : "", " ", each.text, " ", each.source, "\n");
  }
  for (const Action& each : document.actions) {
    append(text, each.text, " ", action_status_name(each.status), " ", each.type, "\n");
    for (const auto& owner : each.owners) append(text, "  ", owner.name, owner.role, "\n");
    if (each.due) append(text, "  due ", absl::FormatCivilTime(each.due->value.local), "\n");
    if (each.tracker) append(text, "  ", each.tracker->value, "\n");
  }
  for (const Factor& each : document.factors) append(text, each.kind, " ", each.text, "\n");
  return text;
}

/// The words of a text and how often each stands there.
std::map<std::string, int> words_of(std::string_view text) {
  std::map<std::string, int> words;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && (is_ascii_alnum(text[end]) || (text[end] & 0x80) != 0)) ++end;
    if (end > at) ++words[lower_ascii(text.substr(at, end - at))];
    at = end + 1;
  }
  return words;
}

/// Words that stood before and are gone, but for those of times and statuses.
std::string lost_words(std::string_view before, std::string_view after) {
  constexpr std::string_view kMaySpellAnew[] = {"am",   "pm",  "to",  "do",
                                                "done", "may", "jul", "dec"};
  std::map<std::string, int> words = words_of(before);
  for (const auto& [word, count] : words_of(after)) words[word] -= count;
  std::string lost;
  for (const auto& [word, count] : words) {
    const bool number = std::ranges::all_of(word, is_ascii_digit);
    if (count > 0 && !number && !is_one_of(word, kMaySpellAnew)) append(lost, word, " ");
  }
  return lost;
}

std::string with_crlf(std::string_view text) {
  return replace_all(replace_all(text, "\r\n", "\n"), "\n", "\r\n");
}

void hold(const std::string& bytes, const FormatOptions& options) {
  const Document before = parse_document(SourceFile("a.md", bytes));
  const FormatResult result = format_document(before, options);
  const std::string once = apply_edits(bytes, result.edits);
  const Document after = parse_document(SourceFile("a.md", once));
  ASSERT_EQ(formatted(once, options), once) << bytes;
  ASSERT_EQ(visible_text(before), visible_text(after)) << bytes;
  ASSERT_EQ(values_of(before), values_of(after)) << bytes;
  for (size_t i = 1; i < result.edits.size(); ++i) {
    ASSERT_LE(result.edits[i - 1].span.end, result.edits[i].span.begin);
  }
}

TEST(FormatProperties, HoldForTheExampleAndForRealDocuments) {
  size_t changed = 0;
  for (const std::string& bytes : documents()) {
    hold(bytes, kLegacyToo);
    EXPECT_EQ(lost_words(bytes, formatted(bytes, kLegacyToo)), "") << bytes;
    changed += formatted(bytes, kLegacyToo) != bytes;
    const std::string lf = replace_all(bytes, "\r\n", "\n");
    const Document document = parse_document(SourceFile("a.md", lf));
    if (document.source.bytes().find('\r') != std::string_view::npos) continue;
    EXPECT_EQ(formatted(with_crlf(lf), kLegacyToo), with_crlf(formatted(lf, kLegacyToo))) << bytes;
  }
  EXPECT_GT(changed, 0u);
}

/// A document with some of its bytes changed, taken out, or written twice.
std::string mutated(std::string bytes, std::mt19937& random) {
  constexpr std::string_view kBytes = "|[]()*`-~:,;@#.<>!\\ \n\t1290AFapUTC\xE2\x80\x93\xF0\x9F";
  const auto up_to = [&](size_t most) {
    return std::uniform_int_distribution<size_t>(0, most)(random);
  };
  for (size_t i = 0, many = 1 + up_to(6); i < many && !bytes.empty(); ++i) {
    const size_t at = up_to(bytes.size() - 1);
    switch (up_to(3)) {
      case 0:
        bytes[at] = kBytes[up_to(kBytes.size() - 1)];
        break;
      case 1:
        bytes.erase(at, 1 + up_to(8));
        break;
      case 2:
        bytes.insert(at, 1, kBytes[up_to(kBytes.size() - 1)]);
        break;
      default:
        bytes.insert(at, bytes.substr(up_to(bytes.size() - 1), 1 + up_to(40)));
    }
  }
  return bytes;
}

TEST(FormatProperties, HoldForMutations) {
  std::mt19937 random(20240514);
  const std::vector<std::string> all = documents();
  for (int round = 0; round < 400; ++round) {
    hold(mutated(all[static_cast<size_t>(round) % all.size()], random), kLegacyToo);
    if (testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace debrief
