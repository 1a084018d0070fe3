// Writes the new file, reads it again, and leaves out what would change its meaning.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/corpus/revision_text.h"
#include "debrief/corpus/select.h"
#include "debrief/import/body_edits.h"
#include "debrief/import/foreign_names.h"
#include "debrief/import/import.h"
#include "debrief/import/list_sections.h"
#include "debrief/import/proof.h"
#include "debrief/postmortem/labels.h"
#include "debrief/postmortem/parse.h"
#include "debrief/postmortem/time_text.h"
#include "debrief/yaml/scalar.h"

namespace debrief {
namespace {

/// The fields in the order in which they are written.
constexpr std::array kOrder = std::to_array<std::string_view>(
    {"title", "status", "severity", "started", "detected", "mitigated", "resolved", "timezone",
     "services", "teams", "tags", "owner", "facilitator", "participants", "written", "links"});

/// What an attempt does besides writing the front matter.
struct Attempt {
  bool timezone = true;
  bool started = true;
  bool actions = true;
  bool headings = true;
  bool lists = true;
};

std::string front_matter(const ImportPlan& plan, const ImportTarget& target, const Attempt& attempt,
                         std::string_view end) {
  std::string out = concat("---", end, "debrief: 1", end, "id: ", target.id, end);
  for (const std::string_view key : kOrder) {
    const auto value = plan.values.find(key);
    if (value == plan.values.end() || (key == "timezone" && !attempt.timezone)) continue;
    const bool drop = key == "started" && !attempt.started;
    append(out, key, ": ", drop ? "null" : value->second, end);
  }
  if (!target.imported_from.empty()) {
    append(out, kImportedFrom, ": ", yaml_scalar(target.imported_from), end);
  }
  for (const auto& [key, rest] : plan.kept) {
    if (key == kImportedFrom && !target.imported_from.empty()) continue;
    append(out, yaml_scalar(key), rest);
    if (!rest.ends_with('\n')) out += end;
  }
  for (const std::string& comment : plan.comments) append(out, comment, end);
  return concat(out, "---", end);
}

/// `body` with TOML front matter, which is not understood, as a code block: the fences of Hugo
/// (`+++`) would read as text.
std::optional<std::array<Edit, 2>> fences_of_toml(const Document& document) {
  const SourceFile& file = document.source;
  const uint32_t first = file.line_of(document.body.begin);
  if (document.front_matter.present || trim(file.slice(file.line_span(first))) != "+++") {
    return std::nullopt;
  }
  for (uint32_t line = first + 1; line <= file.line_count(); ++line) {
    const std::string_view text = file.slice(file.line_span(line));
    if (text.find("```") != text.npos) return std::nullopt;
    if (trim(text) != "+++") continue;
    return std::array<Edit, 2>{Edit{file.line_span(first), "```toml"},
                               Edit{file.line_span(line), "```"}};
  }
  return std::nullopt;
}

std::string line_end(const Document& document) {
  const std::string_view bytes = document.source.bytes();
  const size_t at = bytes.find('\n');
  return at != bytes.npos && at > 0 && bytes[at - 1] == '\r' ? "\r\n" : "\n";
}

void add(BodyEdits& all, BodyEdits more) {
  all.edits.insert(all.edits.end(), more.edits.begin(), more.edits.end());
  all.reworded.insert(all.reworded.end(), more.reworded.begin(), more.reworded.end());
  all.notes.insert(all.notes.end(), more.notes.begin(), more.notes.end());
}

class Maker {
 public:
  Maker(const CorpusDocument& source, ImportPlan plan, const ImportTarget& target,
        const ImportOptions& options)
      : document_(source.document),
        plan_(std::move(plan)),
        target_(target),
        options_(options),
        parse_{.headings = options.config.headings, .timezone = options.config.timezone} {
    parse_.markdown.document_bytes = static_cast<uint32_t>(options.config.document_bytes);
  }

  ImportedDocument make() {
    constexpr std::array<Attempt, 8> kAttempts = {{
        {},
        {.lists = false},
        {.timezone = false},
        {.started = false},
        {.timezone = false, .started = false},
        {.actions = false},
        {.headings = false},
        {.timezone = false, .started = false, .actions = false, .headings = false, .lists = false},
    }};
    ImportedDocument made;
    for (const Attempt& attempt : kAttempts) {
      made = attempted(attempt);
      if (!made.refusal) break;
    }
    return made;
  }

 private:
  ImportedDocument attempted(const Attempt& attempt) {
    const auto lifted =
        attempt.lists ? lift_lists(document_, options_.config) : std::optional<LiftedLists>();
    if (!lifted) return attempted(attempt, document_, nullptr);
    ParseOptions as_before = parse_;
    if (!options_.timezone.empty()) as_before.timezone = options_.timezone;
    const Document sections =
        parse_document(SourceFile(document_.source.path(), lifted->text), as_before);
    return attempted(attempt, sections, &*lifted);
  }

  /// `text` is the original, or the original with sections in place of lists.
  ImportedDocument attempted(const Attempt& attempt, const Document& text,
                             const LiftedLists* lifted) {
    BodyEdits body = edits_of(attempt, text);
    if (lifted != nullptr) {
      for (ImportNote& note : body.notes) note.line = lifted->original_line[note.line - 1];
      body.notes.insert(body.notes.begin(), lifted->notes.begin(), lifted->notes.end());
    }
    ImportedDocument made;
    made.notes = plan_.notes;
    made.notes.insert(made.notes.end(), body.notes.begin(), body.notes.end());
    note_what_was_dropped(attempt, made.notes);
    made.text = text_with(attempt, text, body.edits);
    Document after = read(made.text);
    std::string trouble = trouble_of_fields(after, made, attempt, text, body);
    // The words of blocks that were reworded are named by their place in `text`.
    if (trouble.empty()) trouble = lost_in(text, after, body.reworded);
    if (trouble.empty() && lifted != nullptr) trouble = lost_by_lifting(document_, text);
    if (!trouble.empty()) {
      made.refusal = ImportRefusal{false, concat("no form of it keeps its meaning: ", trouble),
                                   "write the front matter by hand: debrief explain debrief", 0};
    }
    return made;
  }

  BodyEdits edits_of(const Attempt& attempt, const Document& text) const {
    BodyEdits body = link_edits(text, target_);
    if (attempt.headings) add(body, heading_edits(text, target_.anchors));
    if (attempt.actions) add(body, action_edits(text));
    if (const auto toml = fences_of_toml(text)) {
      body.edits.insert(body.edits.end(), toml->begin(), toml->end());
      body.reworded.push_back(1);
      body.notes.push_back({Certainty::kLeft, "text", "+++",
                            "front matter in TOML is not read; it stays, as a block of code", 1,
                            Sureness::kHigh});
    }
    return body;
  }

  Document read(const std::string& text) const {
    return parse_document(SourceFile(target_.path, text), parse_);
  }

  std::string text_with(const Attempt& attempt, const Document& text,
                        const std::vector<Edit>& edits) const {
    const std::string_view bytes = text.source.bytes();
    const std::string body = apply_edits(bytes, edits).substr(text.body.begin);
    const std::string end = line_end(document_);
    const bool blank = body.empty() || body.starts_with('\n') || body.starts_with("\r\n");
    return concat(bytes.substr(0, text.source.bom_size()),
                  front_matter(plan_, target_, attempt, end), blank ? "" : end, body);
  }

  /// Fields that were taken over and that the schema does not take get a name of their own.
  std::string trouble_of_fields(Document& after, ImportedDocument& made, const Attempt& attempt,
                                const Document& text, const BodyEdits& body) {
    const auto troubles = front_matter_trouble(after);
    if (troubles.empty()) return {};
    bool renamed = false;
    for (auto& [key, rest] : plan_.kept) {
      for (const FrontMatterTrouble& trouble : troubles) {
        const std::string path = concat("/", key);
        const bool here = trouble.path == path || trouble.path.starts_with(path + "/");
        if (!here || key.starts_with("x-")) continue;
        plan_.notes.push_back({Certainty::kLeft, concat("x-", key), "",
                               concat(trouble.message, "; kept under this name"), 0,
                               Sureness::kHigh});
        made.notes.push_back(plan_.notes.back());
        key.insert(0, "x-");
        renamed = true;
      }
    }
    if (!renamed) return troubles.front().message;
    made.text = text_with(attempt, text, body.edits);
    after = read(made.text);
    const auto still = front_matter_trouble(after);
    return still.empty() ? std::string() : still.front().message;
  }

  void note_what_was_dropped(const Attempt& attempt, std::vector<ImportNote>& notes) const {
    const auto drop = [&](std::string_view field, std::string why) {
      std::erase_if(notes, [&](const ImportNote& note) { return note.field == field; });
      notes.push_back(
          {Certainty::kLeft, std::string(field), "", std::move(why), 0, Sureness::kHigh});
    };
    if (!attempt.timezone && plan_.values.contains("timezone")) {
      drop("timezone", "with it the timeline would be read otherwise");
    }
    if (!attempt.started) drop("started", "with a day the timeline would be read otherwise");
    if (!attempt.actions) drop("actions", "with ids they would be read otherwise");
  }

  const Document& document_;
  ImportPlan plan_;
  const ImportTarget& target_;
  const ImportOptions& options_;
  ParseOptions parse_;
};

/// What of the text no grammar reads: headings without a role, entries without a time, labels.
void note_the_rest(const Document& document, std::vector<ImportNote>& notes) {
  const auto line = [&](Span span) { return document.source.line_of(span.begin); };
  for (uint32_t i = 1; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    const bool title = section.title == document.title && section.level == 1;
    const bool people = field_of_label(section.title).starts_with("participants");
    if (title || people || section.level > 6 || document.role_of_section(i) != SectionRole::kNone)
      continue;
    notes.push_back({Certainty::kLeft, "heading", section.title, "no section is known by this name",
                     line(section.heading), Sureness::kHigh});
  }
  for (const TimelineEntry& entry : document.timeline) {
    if (entry.at) continue;
    const std::string what = entry.at_text.empty() ? entry.text : entry.at_text;
    notes.push_back({Certainty::kLeft, "timeline", what,
                     entry.at_text.empty() ? "it has no time" : "it does not read as a time",
                     line(entry.span), Sureness::kHigh});
  }
}

}  // namespace

std::optional<ImportRefusal> refusal_of(const CorpusDocument& source) {
  const Document& document = source.document;
  const SourceFile& file = document.source;
  const bool binary = file.bytes().substr(0, 8192).find('\0') != std::string_view::npos;
  if (binary || file.is_utf16()) {
    return ImportRefusal{false, "it is no text in UTF-8", "save it as UTF-8", 0};
  }
  if (document.mode == DocumentMode::kManaged) {
    return ImportRefusal{true, "it is a managed document already", "", 0};
  }
  if (!document.front_matter.problems.empty()) {
    const YamlProblem& problem = document.front_matter.problems.front();
    return ImportRefusal{false, problem.message, problem.hint, file.line_of(problem.span.begin)};
  }
  if (document.markdown.refusal) {
    const MarkdownRefusal& refusal = *document.markdown.refusal;
    return ImportRefusal{false, refusal.message, "break it into shorter lines, or split the file",
                         file.line_of(refusal.span.begin)};
  }
  const std::string folder(parent_path(source.path));
  const bool dated = find_date(file_name(folder)).has_value() &&
                     lower_ascii(file_name(source.path)).starts_with("readme");
  if (!dated && matches_any(default_exclude(), source.path)) {
    return ImportRefusal{false, "by its name it is a template or a read-me file, no post-mortem",
                         "give it a name of its own if it is one", 0};
  }
  const std::vector<bool> filled = sections_with_text(document);
  if (std::ranges::none_of(filled, [](bool each) { return each; })) {
    return ImportRefusal{false, "it holds no text beyond what a template has",
                         "start one with debrief new", 0};
  }
  return std::nullopt;
}

ImportedDocument make_import(const CorpusDocument& source, const ImportPlan& plan,
                             const ImportTarget& target, const ImportOptions& options) {
  ImportedDocument made = Maker(source, plan, target, options).make();
  note_the_rest(source.document, made.notes);
  return made;
}

}  // namespace debrief
