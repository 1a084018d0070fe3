#pragma once
// Turns parser events into a YamlTree with exact spans, and stops when a limit is passed. Words for
// the parser's own errors are in messages.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "debrief/yaml/tree.h"

namespace debrief::yaml {

/// Thrown through the parser when the document is refused; the reason is already a problem.
struct Stop {};

/// Stands for a `?` inside a word while the parser reads: the library ends a word at any `?` inside
/// brackets, which YAML does not, and addresses hold them. No clean text holds this byte.
inline constexpr char kQuestionMark = '\x01';

/// Builds a tree from the events of one document. Offsets inside are those of `text`, which stands
/// at `base` in `file`.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceFile& file, std::string_view text, uint32_t base,
              const YamlLimits& limits, YamlTree& tree)
      : file_(file), text_(text), base_(base), limits_(limits), tree_(tree) {}

  /// Closes what is still open after an error, so that every node has its span.
  void finish();

  /// The offset behind the last token read.
  size_t cursor() const { return cursor_; }

  /// The offset of the last scalar read.
  size_t token() const { return token_; }

  /// The offset of the innermost bracket that is still open; npos when there is none.
  size_t open_bracket() const;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    YamlIndex node = 0;
    bool flow = false;
    bool bracket = false;  // starts with a bracket of its own; false for `a: b` inside `[ ]`
    bool has_key = false;  // a key waits for its value
    int column = 0;
    size_t begin = 0;
    YamlIndex key = 0;
  };

  bool is_map(const Frame& frame) const { return tree_[frame.node].kind == YamlKind::kMap; }
  bool expects_key() const {
    return !stack_.empty() && is_map(stack_.back()) && !stack_.back().has_key;
  }
  Span span_of(size_t begin, size_t end) const;
  void add_problem(size_t begin, size_t end, std::string message, std::string hint);
  YamlIndex add(YamlKind kind, size_t begin, size_t end);
  void attach(YamlIndex index);
  void check_key(YamlIndex index);
  void open(YamlKind kind, const YAML::Mark& mark, bool has_property, bool flow);
  void close();
  void report_duplicates(const YamlNode& map);
  size_t skip_properties(size_t at);
  std::optional<size_t> behind_indicator(char sign, bool in_flow) const;
  size_t missing_value_place(size_t mark);
  bool is_explicit_key(const YamlNode& key) const;
  size_t closing_bracket_end(const Frame& frame) const;

  const SourceFile& file_;
  std::string_view text_;
  uint32_t base_;
  const YamlLimits& limits_;
  YamlTree& tree_;
  std::vector<Frame> stack_;
  size_t token_ = 0;
  size_t cursor_ = 0;
};

}  // namespace debrief::yaml
