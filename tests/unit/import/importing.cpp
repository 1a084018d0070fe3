#include "unit/import/importing.h"

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {

std::string Imported::field(const std::string& key) const {
  for (const std::string_view line : split(text, '\n')) {
    if (line.starts_with(key + ":")) return std::string(trim(line.substr(key.size() + 1)));
  }
  return {};
}

std::string Imported::body() const { return text.substr(document.body.begin); }

std::string Imported::note(Certainty certainty, const std::string& field) const {
  for (const ImportNote& note : notes) {
    if (note.certainty != certainty || note.field != field) continue;
    return concat(note.value, " (line ", note.line, "): ", note.why);
  }
  return {};
}

Imported Importing::run(const std::string& path, const std::string& text) const {
  const ParseOptions parse{.headings = config.headings,
                           .timezone = timezone.empty() ? config.timezone : timezone};
  const CorpusDocument source{path, parse_document(SourceFile(path, text), parse), {}};
  if (auto refusal = refusal_of(source)) {
    return {{}, {}, std::move(refusal), parse_document(SourceFile(path, ""))};
  }
  const ImportOptions options{.config = config,
                              .status = status,
                              .severity = severity,
                              .owner = owner,
                              .timezone = timezone,
                              .today = absl::CivilDay(2026, 3, 2)};
  const ImportPlan plan = plan_import(source, options);
  const ImportTarget target{.id = plan.id,
                            .path = join_path(target_folder, concat(plan.id, ".md")),
                            .source = join_path("/r", path),
                            .imported_from = path,
                            .moved = moved,
                            .anchors = anchors};
  ImportedDocument made = make_import(source, plan, target, options);
  Document document = parse_document(SourceFile(target.path, made.text));
  return {std::move(made.text), std::move(made.notes), std::move(made.refusal),
          std::move(document)};
}

}  // namespace debrief
