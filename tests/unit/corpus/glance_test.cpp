#include "debrief/corpus/glance.h"

#include <filesystem>

#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

TEST(Glance, SeesTheIdAndWhatMayBeAKind) {
  const Glance glance = glance_at(
      "---\nid: 2024-03-01-a\nservices: [cart, web-shop]\n---\n\n- **F1** (tool.observability) See "
      "db.example.com.\n"
      "| F2 | x.legal-hold | none. |\n");
  EXPECT_EQ(glance.id, "2024-03-01-a");
  EXPECT_TRUE(glance.may_hold("tool.observability"));
  EXPECT_TRUE(glance.may_hold("x.legal-hold"));
  EXPECT_FALSE(glance.may_hold("proc.rollout"));
  EXPECT_TRUE(glance.may_hold("process")) << "a kind without a dot may stand anywhere";
  EXPECT_TRUE(glance.may_concern("web-shop"));
  EXPECT_FALSE(glance.may_concern("search"));
  EXPECT_TRUE(glance.may_concern("a name of words"));
  EXPECT_TRUE(glance_at("# Outage\n\nServices: search\n").may_concern("search"));
  EXPECT_EQ(read_glance(glance_bytes(glance)), glance);
}

TEST(Glance, MissesNoFactorOfAnyDocument) {
  std::vector<std::string> folders = {source_path("templates")};
  if (const auto real = real_documents()) folders.push_back(*real);
  size_t kinds = 0;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".md") continue;
      const std::string bytes = read_file(entry.path().string());
      const Glance glance = glance_at(bytes);
      const Document document = parse_document(SourceFile(entry.path().string(), bytes));
      for (const Factor& factor : document.factors) {
        if (factor.kind.empty()) continue;
        ++kinds;
        EXPECT_TRUE(glance.may_hold(factor.kind)) << entry.path() << " " << factor.kind;
      }
      for (const std::string& service : document.services) {
        EXPECT_TRUE(glance.may_concern(service)) << entry.path() << " " << service;
      }
    }
  }
  EXPECT_GT(kinds, 5u);
}

TEST(Glance, ReadsOnlyWhatItWrote) {
  const std::string bytes = glance_bytes({.id = "a", .words = {1, 5, 900}, .front = {7}});
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(read_glance(bytes.substr(0, size)), std::nullopt);
  }
  EXPECT_EQ(read_glance(concat(bytes, "x")), std::nullopt);
}

}  // namespace
}  // namespace debrief
