#include "debrief/yaml/builder.h"

#include <algorithm>

#include <absl/container/flat_hash_map.h>

#include "debrief/base/strings.h"
#include "debrief/text/visible.h"
#include "debrief/yaml/lexer.h"

namespace debrief::yaml {
namespace {

/// The parser's tag of a node that has none: `?`, and `!` for a scalar that is not plain.
bool is_explicit_tag(const std::string& tag) { return tag != "?"; }

size_t offset_of(const YAML::Mark& mark, std::string_view text) {
  return std::min(static_cast<size_t>(std::max(mark.pos, 0)), text.size());
}

}  // namespace

Span TreeBuilder::span_of(size_t begin, size_t end) const {
  return {base_ + static_cast<uint32_t>(begin), base_ + static_cast<uint32_t>(end)};
}

void TreeBuilder::add_problem(size_t begin, size_t end, std::string message, std::string hint) {
  tree_.problems.push_back({span_of(begin, end), std::move(message), std::move(hint)});
}

YamlIndex TreeBuilder::add(YamlKind kind, size_t begin, size_t end) {
  if (tree_.nodes.size() >= limits_.nodes) {
    add_problem(begin, end, concat("more than ", with_thousands(limits_.nodes), " keys and values"),
                "the rest is not read; split the file");
    throw Stop{};
  }
  YamlNode& node = tree_.nodes.emplace_back();
  node.kind = kind;
  node.span = span_of(begin, end);
  return static_cast<YamlIndex>(tree_.nodes.size() - 1);
}

void TreeBuilder::attach(YamlIndex index) {
  if (stack_.empty()) return;
  Frame& frame = stack_.back();
  if (!is_map(frame)) {
    tree_.nodes[frame.node].items.push_back(index);
  } else if (!frame.has_key) {
    frame.has_key = true;
    frame.key = index;
    check_key(index);
  } else {
    frame.has_key = false;
    tree_.nodes[frame.node].entries.push_back({frame.key, index});
  }
}

void TreeBuilder::check_key(YamlIndex index) {
  YamlNode& key = tree_.nodes[index];
  // A key is a name, also when it is spelt like null.
  if (key.kind == YamlKind::kNull && !key.span.empty()) {
    key.kind = YamlKind::kScalar;
    key.plain = true;
    key.text = text_.substr(key.span.begin - base_, key.span.size());
  }
  if (key.kind == YamlKind::kScalar && key.plain && key.text == "<<") {
    tree_.problems.push_back({key.span, "merge keys are not read", "write the merged keys out"});
  }
}

size_t TreeBuilder::skip_properties(size_t at) {
  while (at < text_.size() && (text_[at] == '&' || text_[at] == '!')) {
    const size_t end = property_end(text_, at);
    const std::string shown = visible(text_.substr(at, end - at));
    if (text_[at] == '&') {
      add_problem(at, end, concat("anchor “", shown, "” is not read"),
                  "write the value out where it is needed; a text that starts with & needs quotes");
    } else {
      add_problem(at, end, concat("tag “", shown, "” is not read"),
                  "remove the tag; a text that starts with ! needs quotes");
    }
    cursor_ = std::max(cursor_, end);
    const size_t next = skip_space(text_, end);
    if (next >= text_.size() || (text_[next] != '&' && text_[next] != '!')) return next;
    at = next;
  }
  return at;
}

bool TreeBuilder::is_explicit_key(const YamlNode& key) const {
  const size_t before = text_.find_last_not_of(" \t", key.span.begin - base_ - 1);
  return key.span.begin > base_ && before != std::string_view::npos && text_[before] == '?';
}

std::optional<size_t> TreeBuilder::behind_indicator(char sign, bool in_flow) const {
  const size_t at = skip_space(text_, cursor_);
  if (at >= text_.size() || text_[at] != sign) return std::nullopt;
  const bool is_word = at + 1 < text_.size() && skip_space(text_, at + 1) == at + 1;
  return is_word && !in_flow ? std::nullopt : std::optional(at + 1);
}

size_t TreeBuilder::missing_value_place(size_t mark) {
  if (stack_.empty() || expects_key()) return std::max(cursor_, mark);
  const Frame& frame = stack_.back();
  if (is_map(frame)) {
    if (const auto behind = behind_indicator(':', frame.flow)) return *behind;
    const YamlNode& key = tree_[frame.key];
    if (!frame.flow && !key.span.empty() && !is_explicit_key(key)) {
      tree_.problems.push_back(
          {key.span, concat("“", visible(key.text), "” stands alone; a key needs a colon"),
           key.text.starts_with('-') ? "put a space behind the dash of a list entry"
                                     : "write it as “name: value”"});
    }
    return cursor_;
  }
  if (frame.flow && tree_[frame.node].items.empty()) return cursor_;
  return behind_indicator(frame.flow ? ',' : '-', frame.flow).value_or(cursor_);
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  // The mark of a value that is missing is that of the next token, wherever it stands.
  const size_t at = offset_of(mark, text_);
  size_t begin = anchor == 0 ? at : skip_properties(at);
  const bool inside =
      stack_.empty() || stack_.back().flow || expects_key() || mark.column > stack_.back().column;
  size_t end = begin >= cursor_ && inside ? null_word_end(text_, begin) : begin;
  if (end == begin) begin = end = begin > at ? cursor_ : missing_value_place(at);
  cursor_ = end;
  attach(add(YamlKind::kNull, begin, end));
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  const size_t begin = offset_of(mark, text_);
  const size_t end = property_end(text_, begin);
  add_problem(begin, end,
              concat("alias “", visible(text_.substr(begin, end - begin)), "” is not read"),
              "write the value out; a text that starts with * needs quotes");
  cursor_ = end;
  attach(add(YamlKind::kNull, begin, end));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                           const std::string& read) {
  std::string value = read;
  std::replace(value.begin(), value.end(), kQuestionMark, '?');
  const size_t at = offset_of(mark, text_);
  size_t begin = skip_properties(at);
  const char first = begin < text_.size() ? text_[begin] : '\0';
  const bool quoted = first == '"' || first == '\'';
  const bool block = first == '|' || first == '>';
  size_t end = begin;
  if (value.empty() && !quoted && !block) {
    begin = end = cursor_;  // a tag or an anchor with nothing behind it
  } else if (quoted) {
    const auto close = quoted_end(text_, begin);
    // The parser takes the end of the file for a closing quote.
    if (!close)
      add_problem(begin, begin + 1, "a quoted text that is not closed", "add the closing quote");
    end = close.value_or(text_.size());
  } else if (block) {
    int column = -1;
    for (const Frame& frame : stack_) column = frame.flow ? column : frame.column;
    end = block_scalar_end(text_, begin, column);
  } else {
    end = plain_end(text_, begin, value);
  }
  if (value.size() > limits_.scalar_bytes) {
    add_problem(begin, end,
                concat("a value of ", with_thousands(value.size()), " bytes; the limit is ",
                       with_thousands(limits_.scalar_bytes)),
                "move long text out of the YAML");
    throw Stop{};
  }
  const YamlIndex index = add(YamlKind::kScalar, begin, end);
  tree_.nodes[index].text = std::move(value);
  tree_.nodes[index].plain = !quoted && !block;
  token_ = begin;
  cursor_ = std::max(cursor_, end);
  attach(index);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  open(YamlKind::kSequence, mark, anchor != 0 || is_explicit_tag(tag),
       style == YAML::EmitterStyle::Flow);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  open(YamlKind::kMap, mark, anchor != 0 || is_explicit_tag(tag),
       style == YAML::EmitterStyle::Flow);
}

void TreeBuilder::open(YamlKind kind, const YAML::Mark& mark, bool has_property, bool flow) {
  size_t begin = offset_of(mark, text_);
  if (has_property) begin = skip_properties(begin);
  const char bracket = kind == YamlKind::kMap ? '{' : '[';
  // In `[{a: b}: c]` the outer map of one entry starts where its key does; the bracket is the
  // key's.
  if (!stack_.empty() && stack_.back().bracket && stack_.back().begin == begin) {
    stack_.back().bracket = false;
  }
  if (stack_.size() >= limits_.depth) {
    add_problem(begin, std::min(begin + 1, text_.size()),
                concat("nested more than ", limits_.depth, " levels deep"),
                "the rest is not read; flatten the structure");
    throw Stop{};
  }
  const YamlIndex index = add(kind, begin, begin);
  Frame frame;
  frame.node = index;
  frame.flow = flow;
  frame.bracket = flow && begin < text_.size() && text_[begin] == bracket;
  frame.begin = begin;
  frame.column = mark.column;
  if (has_property && !flow && begin > 0) {  // the mark is the tag's, which may stand a line above
    const size_t line = text_.rfind('\n', begin - 1);
    frame.column = static_cast<int>(begin - (line == std::string_view::npos ? 0 : line + 1));
  }
  stack_.push_back(frame);
  cursor_ = std::max(cursor_, begin + (frame.bracket ? 1 : 0));
}

size_t TreeBuilder::closing_bracket_end(const Frame& frame) const {
  const char bracket = is_map(frame) ? '}' : ']';
  size_t at = skip_space(text_, cursor_);
  while (at < text_.size() && (text_[at] == ',' || text_[at] == ':' || text_[at] == '?')) {
    at = skip_space(text_, at + 1);
  }
  return at < text_.size() && text_[at] == bracket ? at + 1 : cursor_;
}

void TreeBuilder::close() {
  const Frame frame = stack_.back();
  size_t end = std::max(cursor_, frame.begin);
  if (frame.bracket) end = closing_bracket_end(frame);
  cursor_ = std::max(cursor_, end);
  tree_.nodes[frame.node].span.end = base_ + static_cast<uint32_t>(end);
  if (is_map(frame)) report_duplicates(tree_[frame.node]);
  stack_.pop_back();
  // A collection that is itself a key is reported where its end is known.
  const YamlNode& node = tree_[frame.node];
  const bool is_key = expects_key();
  if (is_key) {
    tree_.problems.push_back(
        {node.span, concat("a ", is_map(frame) ? "map" : "list", " stands where a key is expected"),
         "put text with brackets or braces in quotes"});
  }
  attach(frame.node);
}

void TreeBuilder::report_duplicates(const YamlNode& map) {
  absl::flat_hash_map<std::string, YamlIndex> seen;
  for (const YamlEntry& entry : map.entries) {
    const YamlNode& key = tree_[entry.key];
    if (key.kind != YamlKind::kScalar) continue;
    const auto [first, is_new] = seen.emplace(key.text, entry.key);
    if (is_new) continue;
    const uint32_t line = file_.line_of(tree_[first->second].span.begin);
    tree_.problems.push_back({key.span, concat("key “", visible(key.text), "” is written twice"),
                              concat("remove one; the first is on line ", line)});
  }
}

size_t TreeBuilder::open_bracket() const {
  for (auto frame = stack_.rbegin(); frame != stack_.rend(); ++frame) {
    if (frame->bracket) return frame->begin;
  }
  return std::string_view::npos;
}

void TreeBuilder::finish() {
  while (!stack_.empty()) {
    const Frame& frame = stack_.back();
    if (frame.has_key) {
      YamlNode& value = tree_.nodes.emplace_back();  // past the node limit by one a level at most
      cursor_ = behind_indicator(':', frame.flow).value_or(cursor_);
      value.span = span_of(cursor_, cursor_);
      attach(static_cast<YamlIndex>(tree_.nodes.size() - 1));
    }
    close();
  }
}

}  // namespace debrief::yaml
