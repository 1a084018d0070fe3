// The `---` block at the top: where it is, and its fields as they read. What a field must be is the
// schema's business; here a field that does not read is left out.

#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/time_context.h"

namespace debrief {
namespace {

/// Where a block of front matter stands in the file.
struct Fences {
  Span whole;  ///< fences included
  Span yaml;   ///< between them
  uint32_t body = 0;
  bool closed = true;
};

std::string_view line_text(const SourceFile& file, uint32_t line) {
  std::string_view text = file.slice(file.line_span(line));
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

/// `key:` or `key: value`, as YAML has it.
bool is_field(std::string_view line) {
  size_t end = 0;
  while (end < line.size() && (is_ascii_alnum(line[end]) || line[end] == '_' || line[end] == '-')) {
    ++end;
  }
  return end > 0 && end < line.size() && line[end] == ':' &&
         (end + 1 == line.size() || line[end + 1] == ' ');
}

uint32_t start_of_line(const SourceFile& file, uint32_t line) {
  return line > file.line_count() ? file.size() : file.line_span(line).begin;
}

/// The block of a file whose first line is a fence. One that is never closed ends before the first
/// empty line or heading, so that its fields still count; `---` without a field below it is a
/// thematic break, and so is one with an empty line and then prose below it.
std::optional<Fences> find_fences(const SourceFile& file) {
  if (line_text(file, 1) != "---") return std::nullopt;
  const uint32_t lines = file.line_count();
  uint32_t first = 2;  ///< the first line that is not empty
  while (first <= lines && line_text(file, first).empty()) ++first;
  // Prose behind an empty line stands below a thematic break, whatever lines of dashes follow.
  const std::string_view begin = line_text(file, first);
  const bool yaml = is_field(begin) || begin == "---" || begin == "...";
  if (first > 2 && !yaml) return std::nullopt;
  uint32_t open_end = 0;  ///< the first line behind an unclosed block
  for (uint32_t line = 2; line <= lines; ++line) {
    const std::string_view text = line_text(file, line);
    if (text == "---" || text == "...") {
      return Fences{{file.bom_size(), file.line_span(line).end},
                    {start_of_line(file, 2), start_of_line(file, line)},
                    start_of_line(file, line + 1)};
    }
    if (open_end == 0 && (text.empty() || text.starts_with("# ") || text.starts_with("## "))) {
      open_end = line;
    }
  }
  if (lines < 2 || !is_field(line_text(file, 2))) return std::nullopt;
  const uint32_t body = start_of_line(file, open_end == 0 ? lines + 1 : open_end);
  return Fences{{file.bom_size(), body}, {start_of_line(file, 2), body}, body, false};
}

/// Reads the fields of one map by name.
class Fields {
 public:
  Fields(const SourceFile& file, const YamlTree& tree, const YamlNode& map, const Zone& zone)
      : file_(file), tree_(tree), map_(map), zone_(zone) {}

  std::optional<Located<std::string>> text(std::string_view key) const {
    const YamlNode* node = tree_.find(map_, key);
    return node == nullptr ? std::nullopt : text_of(*node);
  }

  /// A list of texts; a single text is a list of one.
  std::vector<Located<std::string>> texts(std::string_view key) const {
    std::vector<Located<std::string>> list;
    const YamlNode* node = tree_.find(map_, key);
    if (node == nullptr) return list;
    if (auto text = text_of(*node)) list.push_back(std::move(*text));
    for (const YamlIndex item : node->items) {
      if (auto text = text_of(tree_[item])) list.push_back(std::move(*text));
    }
    return list;
  }

  std::optional<Located<Moment>> moment(std::string_view key, DocumentMode mode) const {
    const auto written = text(key);
    if (!written) return std::nullopt;
    auto moment = parse_moment(trim(written->value));
    if (!moment && mode == DocumentMode::kLegacy) moment = read_moment(written->value, zone_);
    if (!moment) return std::nullopt;
    if (zone_.zone) moment = in_zone(std::move(*moment), *zone_.zone, zone_.name);
    return Located<Moment>{*moment, written->span};
  }

  std::vector<PersonReference> people(std::string_view key) const {
    std::vector<PersonReference> people;
    const YamlNode* list = tree_.find(map_, key);
    if (list == nullptr) return people;
    for (const YamlIndex item : list->items) {
      const Fields person(file_, tree_, tree_[item], zone_);
      auto who = tree_[item].kind == YamlKind::kMap ? person.text("who") : text_of(tree_[item]);
      if (!who) continue;
      const auto role = person.text("role");
      people.push_back({std::move(who->value), who->span, role ? role->value : std::string()});
    }
    return people;
  }

  std::vector<FrontMatter::Related> related(std::string_view key) const {
    std::vector<FrontMatter::Related> list;
    const YamlNode* node = tree_.find(map_, key);
    if (node == nullptr) return list;
    for (const YamlIndex item : node->items) {
      const Fields each(file_, tree_, tree_[item], zone_);
      auto id = tree_[item].kind == YamlKind::kMap ? each.text("id") : text_of(tree_[item]);
      if (!id) continue;
      const auto relation = each.text("rel");
      list.push_back({std::move(*id), relation ? relation->value : std::string()});
    }
    return list;
  }

  std::vector<FrontMatter::Link> links(std::string_view key) const {
    std::vector<FrontMatter::Link> links;
    const YamlNode* node = tree_.find(map_, key);
    if (node == nullptr) return links;
    for (const YamlEntry& entry : node->entries) {
      auto url = text_of(tree_[entry.value]);
      if (url) links.push_back({tree_[entry.key].text, std::move(*url)});
    }
    return links;
  }

 private:
  std::optional<Located<std::string>> text_of(const YamlNode& node) const {
    if (node.kind != YamlKind::kScalar || yaml_type(node) == YamlType::kNull) return std::nullopt;
    return Located<std::string>{node.text, node.span};
  }

  const SourceFile& file_;
  const YamlTree& tree_;
  const YamlNode& map_;
  const Zone& zone_;
};

void read_fields(DocumentReading& reading) {
  FrontMatter& front = reading.document.front_matter;
  const DocumentMode mode = reading.document.mode;
  // The root is copied: `front` is written while its tree is read.
  const Fields fields(reading.document.source, front.tree, front.tree.root(), reading.zone);
  front.timezone = fields.text("timezone");
  if (front.timezone) {
    if (Zone own = zone_of(front.timezone->value); own.zone) reading.zone = std::move(own);
  }
  struct TextField {
    std::string_view key;
    std::optional<Located<std::string>> FrontMatter::*field;
  };
  for (const auto& [key, field] : std::to_array<TextField>({
           {"id", &FrontMatter::id},
           {"title", &FrontMatter::title},
           {"status", &FrontMatter::status},
           {"kind", &FrontMatter::kind},
           {"severity", &FrontMatter::severity},
           {"detected_by", &FrontMatter::detected_by},
           {"trigger", &FrontMatter::trigger},
           {"visibility", &FrontMatter::visibility},
           {"confidence", &FrontMatter::confidence},
           {"scope", &FrontMatter::scope},
           {"owner", &FrontMatter::owner},
           {"facilitator", &FrontMatter::facilitator},
       })) {
    front.*field = fields.text(key);
  }
  // The word for what nobody knows any more is no severity and nobody's name.
  for (auto* field : {&front.severity, &front.owner, &front.facilitator}) {
    if (*field && trim((*field)->value) == "unknown") field->reset();
  }
  struct MomentField {
    std::string_view key;
    std::optional<Located<Moment>> FrontMatter::*field;
  };
  for (const auto& [key, field] : std::to_array<MomentField>({
           {"started", &FrontMatter::started},
           {"detected", &FrontMatter::detected},
           {"mitigated", &FrontMatter::mitigated},
           {"resolved", &FrontMatter::resolved},
           {"debriefed", &FrontMatter::debriefed},
           {"written", &FrontMatter::written},
           {"shared", &FrontMatter::shared},
       })) {
    front.*field = fields.moment(key, mode);
  }
  front.services = fields.texts("services");
  front.teams = fields.texts("teams");
  front.tags = fields.texts("tags");
  front.informed = fields.texts("informed");
  front.participants = fields.people("participants");
  front.related = fields.related("related");
  front.links = fields.links("links");
}

}  // namespace

void read_front_matter(DocumentReading& reading) {
  Document& document = reading.document;
  const SourceFile& file = document.source;
  if (!reading.options.timezone.empty()) reading.zone = zone_of(reading.options.timezone);
  document.body = {file.bom_size(), file.size()};
  const auto fences = find_fences(file);
  if (!fences) return;

  FrontMatter& front = document.front_matter;
  front.present = true;
  front.span = fences->whole;
  document.body.begin = fences->body;
  if (!fences->closed) {
    front.problems.push_back({file.line_span(1), "the front matter is not closed",
                              "end it with a line “---” before the text"});
  }
  front.tree = parse_yaml(file, fences->yaml, reading.options.yaml);
  front.problems.insert(front.problems.end(), front.tree.problems.begin(),
                        front.tree.problems.end());
  if (front.tree.empty() || front.tree.root().kind == YamlKind::kNull) return;
  if (front.tree.root().kind != YamlKind::kMap) {
    front.problems.push_back({front.tree.root().span, "the front matter is not a map of fields",
                              "write one “key: value” a line"});
    return;
  }
  if (front.tree.find(front.tree.root(), "debrief") != nullptr) {
    document.mode = DocumentMode::kManaged;
  }
  read_fields(reading);
}

}  // namespace debrief
