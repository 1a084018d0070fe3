#include <algorithm>
#include <exception>
#include <sstream>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "debrief/base/strings.h"
#include "debrief/yaml/builder.h"
#include "debrief/yaml/bytes.h"
#include "debrief/yaml/messages.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace yaml {
namespace {

/// Reports where a second document starts, and stops there.
class SecondDocument final : public YAML::EventHandler {
 public:
  explicit SecondDocument(size_t& place) : place_(place) {}
  void OnDocumentStart(const YAML::Mark& mark) override {
    place_ = static_cast<size_t>(std::max(mark.pos, 0));
    throw Stop{};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  size_t& place_;
};

Explanation explain_second_document(std::string_view text, size_t at) {
  at = std::min(at, text.size());
  const size_t end = std::min(text.find('\n', at), text.size());
  const size_t size = trim(text.substr(at, end - at)).size();
  if (text.substr(at).starts_with("---")) {
    return {at, at + 3, "a second document starts here", "only one is read; remove it"};
  }
  const bool ended = trim(text.substr(0, at)).ends_with("...");
  return {at, at + size, "text behind the end of the document",
          ended ? "only one is read; remove it"
                : "a list and keys cannot stand side by side; indent the list below a key"};
}

/// The text as the parser is to see it; equal in length.
std::string for_parser(std::string text) {
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    const char next = text[i + 1];
    if (text[i] == '?' && next != ' ' && next != '\t' && next != '\r' && next != '\n')
      text[i] = kQuestionMark;
  }
  return text;
}

/// What the parser would not read; nullopt when it read all of `text`, or refused it by a limit.
std::optional<Explanation> run_parser(const std::string& text, TreeBuilder& builder) {
  size_t second = std::string_view::npos;
  std::string said;
  size_t at = 0;
  try {
    std::istringstream stream(for_parser(text));
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) return std::nullopt;
    SecondDocument rest(second);
    parser.HandleNextDocument(rest);
    return std::nullopt;
  } catch (const Stop&) {
    if (second == std::string_view::npos) return std::nullopt;
    return explain_second_document(text, second);
  } catch (const YAML::Exception& error) {
    said = error.msg;
    at = static_cast<size_t>(std::max(error.mark.pos, 0));
  } catch (const std::exception& error) {
    said = error.what();
    at = builder.cursor();
  }
  return explain({said, at, builder.token(), builder.cursor(), builder.open_bracket()}, text);
}

bool refuse_size(const SourceFile& file, Span region, const YamlLimits& limits, YamlTree& tree) {
  if (region.size() <= limits.bytes) return false;
  const uint32_t line = file.line_of(region.begin + limits.bytes);
  tree.problems.push_back({file.line_span(line),
                           concat(with_thousands(region.size()), " bytes of YAML; the limit is ",
                                  with_thousands(limits.bytes)),
                           "move long text out of the YAML"});
  return true;
}

/// Who sees that many problems of one text needs no more of them to know what to do.
void cut_problems(std::vector<YamlProblem>& problems) {
  constexpr size_t kMost = 50;
  if (problems.size() <= kMost) return;
  const size_t hidden = problems.size() - kMost;
  problems.resize(kMost);
  append(problems.back().message, "; ", counted(hidden, "more problem"), " of this YAML ",
         hidden == 1 ? "is" : "are", " not shown");
}

}  // namespace
}  // namespace yaml

YamlTree parse_yaml(const SourceFile& file, Span region, const YamlLimits& limits) {
  using namespace yaml;
  YamlTree tree;
  region.begin = std::max(std::min(region.begin, file.size()), file.bom_size());
  region.end = std::max(std::min(region.end, file.size()), region.begin);
  if (refuse_size(file, region, limits, tree)) return tree;

  const std::string text = clean_bytes(file, region, tree.problems);
  const bool clean = tree.problems.empty();
  TreeBuilder builder(file, text, region.begin, limits, tree);
  const auto error = run_parser(text, builder);
  builder.finish();

  const uint32_t base = region.begin;
  // Where the parser itself met the tab, what it had read so far is all there is to look at.
  const bool at_tab = error && error->begin < text.size() && text[error->begin] == '\t';
  const auto behind = error ? base + static_cast<uint32_t>(error->end) : region.end;
  const size_t tabs = report_tab_indentation(
      file, region, at_tab ? base + static_cast<uint32_t>(builder.cursor()) : behind, tree);
  // Wrong bytes and tabs make the parser stumble later on; then they are what is to be said.
  if (error && clean && tabs == 0) {
    tree.problems.push_back(
        {{base + static_cast<uint32_t>(error->begin), behind}, error->message, error->hint});
  }
  std::stable_sort(tree.problems.begin(), tree.problems.end(),
                   [](const YamlProblem& a, const YamlProblem& b) { return a.span < b.span; });
  cut_problems(tree.problems);
  return tree;
}

}  // namespace debrief
