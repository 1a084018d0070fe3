// What holds for any bytes: nothing crashes, every span lies where it must, and what a span holds
// reads as the node's text.

#include <cstdlib>
#include <random>

#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/text/visible.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

constexpr std::string_view kFrontMatter = R"(? explicit
: [a: b, 'c': d]
debrief: 1
id: 2024-05-06-queue-backlog
title: "Queue backlog: 40 minutes of \"late\" mail"
status: review
severity: SEV2
started: ~2024-05-06T09:12:00+02:00
detected: 2024-05-06T09:31Z   # pager
resolved: null
mitigated:
owner: "@aisha"
participants: [{who: "@bo", role: on-call}, {who: '@cy''s', role: author-of-change}]
informed:
  - "#eng-all"
  - x-team
  -
links: {ticket: OPS-12, chat: https://chat.example/a?b=c#d}
summary: >-
  Mail was late
  for some.

   Indented.
notes: |
  line one
    line two

related:
- id: 2023-01-01-other
  rel: repeats
- {id: ~, rel}
x-note: plain text
  over two lines

  and a third
)";

void expect_within(const YamlTree& tree, Span region) {
  for (const YamlNode& node : tree.nodes) {
    ASSERT_LE(node.span.begin, node.span.end);
    ASSERT_TRUE(region.contains(node.span));
    uint32_t behind = node.span.begin;
    const auto follows = [&](YamlIndex index) {
      ASSERT_LT(index, tree.nodes.size());
      ASSERT_TRUE(node.span.contains(tree[index].span));
      ASSERT_GE(tree[index].span.begin, behind);
      behind = tree[index].span.end;
    };
    for (const YamlIndex item : node.items) follows(item);
    for (const YamlEntry& entry : node.entries) follows(entry.key), follows(entry.value);
  }
  for (const YamlProblem& problem : tree.problems) {
    ASSERT_LE(problem.span.begin, problem.span.end);
    ASSERT_TRUE(region.contains(problem.span));
    ASSERT_FALSE(problem.message.empty());
    ASSERT_FALSE(problem.message.ends_with('.'));
    ASSERT_FALSE(problem.message.starts_with("cannot be read as YAML")) << problem.message;
  }
}

/// Every quoted and plain scalar's bytes, parsed alone, give its text again.
void expect_spans_read_back(const SourceFile& file, const YamlTree& tree) {
  for (const YamlNode& node : tree.nodes) {
    if (node.kind != YamlKind::kScalar || node.span.empty()) continue;
    const std::string source(file.slice(node.span));
    if (node.plain && (source.ends_with(':') || source == "-" || source == "?"))
      continue;  // as in `a:: b`
    const bool block = source.front() == '|' || source.front() == '>';
    if (block && source.find_first_of("123456789") < source.find('\n')) continue;
    // Further lines of folded text may stand anywhere behind the key's column.
    const std::string value = block ? source : replace_all(source, "\n", "\n ");
    const SourceFile alone("b", concat("k: ", value, "\n"));
    const YamlTree again = parse_yaml(alone, {0, alone.size()});
    ASSERT_FALSE(again.empty()) << source;
    const YamlNode* const read = again.find(again.root(), "k");
    ASSERT_NE(read, nullptr) << source;
    if (node.text == "~" || node.text == "null") continue;  // as a key, a name
    if (block) {
      ASSERT_EQ(trim(read->text), trim(node.text)) << source;
    } else {
      ASSERT_EQ(read->text, node.text) << visible(source);
      ASSERT_EQ(read->plain, node.plain);
    }
  }
}

std::string mutated(std::string text, std::mt19937& random) {
  constexpr std::string_view kParts[] = {
      ": ", "- ",   "\n",  "  ", "[",   "]",    "{",    "}",  "\"",    "'",     "|\n",  ">\n",
      "#",  " #",   "&a ", "*a", "!t ", "? ",   ",",    "\t", "~",     "---\n", "\xFF", "\x04",
      "\\", "\r\n", "é",   "%",  "@",   "null", "<<: ", "\r", "...\n", "|2\n"};
  const auto below = [&](size_t limit) {
    return std::uniform_int_distribution<size_t>(0, limit - 1)(random);
  };
  const size_t steps = 1 + below(4);
  for (size_t step = 0; step < steps && !text.empty(); ++step) {
    const size_t at = below(text.size());
    switch (below(4)) {
      case 0:
        text.erase(at, 1 + below(8));
        break;
      case 1:
        text.insert(at, kParts[below(std::size(kParts))]);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), below(40)));
        break;
      default:
        text.replace(at, 1, kParts[below(std::size(kParts))]);
    }
  }
  return text;
}

TEST(YamlProperties, HoldForOrdinaryFrontMatter) {
  const SourceFile file("a.md", std::string(kFrontMatter));
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  for (const YamlProblem& problem : tree.problems) ADD_FAILURE() << problem.message;
  expect_within(tree, {0, file.size()});
  expect_spans_read_back(file, tree);
  EXPECT_EQ(tree.root().entries.size(), 18u);
}

TEST(YamlProperties, HoldForRealFrontMatter) {
  const std::vector<std::string> paths = real_document_paths();
  if (paths.empty()) GTEST_SKIP() << "DEBRIEF_CORPUS is not set";
  size_t count = 0;
  for (const std::string& path : paths) {
    const SourceFile file(path, read_file(path));
    const size_t close = file.bytes().find("\n---", 3);
    if (!file.bytes().starts_with("---\n") || close == std::string_view::npos) continue;
    const Span region = {4, static_cast<uint32_t>(close + 1)};
    const YamlTree tree = parse_yaml(file, region);
    expect_within(tree, region);
    if (tree.problems.empty()) expect_spans_read_back(file, tree);
    if (HasFatalFailure()) FAIL() << path;
    ++count;
  }
  RecordProperty("front_matters", static_cast<int>(count));
}

TEST(YamlProperties, HoldForEveryPrefix) {
  for (size_t size = 0; size < kFrontMatter.size(); ++size) {
    const SourceFile file("a.md", std::string(kFrontMatter.substr(0, size)));
    expect_within(parse_yaml(file, {0, file.size()}), {0, file.size()});
    if (HasFatalFailure()) FAIL() << "prefix of " << size << " bytes";
  }
}

TEST(YamlProperties, HoldForDamagedFrontMatter) {
  const char* const rounds = std::getenv("DEBRIEF_FUZZ_ROUNDS");
  std::mt19937 random(20240506);  // the same bytes in every run
  for (int round = rounds == nullptr ? 3'000 : std::atoi(rounds); round > 0; --round) {
    const std::string text = mutated(std::string(kFrontMatter), random);
    const SourceFile file("a.md", "--\n" + text + "--\n");
    const Span region = {3, file.size() - 3};
    const YamlTree tree = parse_yaml(file, region);
    expect_within(tree, region);
    if (tree.problems.empty()) expect_spans_read_back(file, tree);
    if (HasFatalFailure()) FAIL() << text;
  }
}

}  // namespace
}  // namespace debrief
