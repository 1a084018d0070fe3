#pragma once
// Sites made from texts: a corpus without a repository, its pages, and a reader of HTML that is
// just good enough to follow links.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/corpus/corpus.h"
#include "debrief/site/site.h"

namespace debrief {

/// A corpus of documents by path, in UTC. `files` are further files that links may point to.
Corpus corpus_of(const std::map<std::string, std::string>& documents,
                 const std::vector<std::string>& files = {});

/// A commit of a made-up history.
struct FakeRevision {
  std::string date;  ///< RFC 3339
  std::string subject;
  std::string author = "Ann Example";
};

/// Gives a document a history, newest revision first; `truncated` cuts what the first of them says.
void add_history(Corpus& corpus, const std::string& path,
                 const std::vector<FakeRevision>& revisions, bool truncated = false);

/// The site of a corpus as of 28 May 2021, with the program's own templates. The test fails when it
/// cannot be rendered.
SiteFiles site_of(const Corpus& corpus, const Findings& findings = {});
using DocumentTexts = std::map<std::string, std::string>;  ///< by path
SiteFiles site_of(const DocumentTexts& documents);
SiteOptions test_options();

/// A start tag and its attributes.
struct HtmlTag {
  std::string name;
  std::map<std::string, std::string> attributes;
};
std::vector<HtmlTag> tags_of(std::string_view html);

/// The text of a page: tags gone, entities decoded, white space folded.
std::string text_of(std::string_view html);

/// Whether the parts stand in the text, each behind the one before; the test fails on the first
/// that does not.
bool in_order(const std::string& text, const std::vector<std::string>& parts);

/// A managed record of one document: its own fields and body behind those that all have.
std::string managed(const std::string& fields, const std::string& body);

/// The page of a single document.
std::string page_of(const std::string& text);

/// What is wrong with the links of a site: `page.html: href="x" leads nowhere`; also ids that stand
/// twice on a page.
std::vector<std::string> broken_links(const SiteFiles& site);

/// A managed record with every section.
extern const char kRollout[];
/// One with the least that is asked for.
extern const char kStub[];

}  // namespace debrief
