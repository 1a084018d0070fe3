#include "debrief/lint/kept_findings.h"

#include "debrief/base/byte_stream.h"
#include "debrief/corpus/document_digest.h"
#include "debrief/git/part_digest.h"

namespace debrief {
namespace {

constexpr std::string_view kShelf = "findings";

void write_span(Span span, ByteWriter& out) {
  out.number(span.begin);
  out.number(span.size());
}

Span read_span(ByteReader& in) {
  const uint32_t begin = in.number();
  return {begin, begin + in.number()};
}

void write_fix(const Fix& fix, ByteWriter& out) {
  out.text(fix.description);
  out.number(static_cast<uint32_t>(fix.edits.size()));
  for (const Edit& edit : fix.edits) {
    write_span(edit.span, out);
    out.text(edit.text);
  }
}

Fix read_fix(ByteReader& in) {
  Fix fix{std::string(in.text()), {}};
  fix.edits.resize(in.count());
  for (Edit& edit : fix.edits) {
    edit.span = read_span(in);
    edit.text = in.text();
  }
  return fix;
}

Finding read_finding(ByteReader& in) {
  Finding finding;
  finding.rule = in.text();
  finding.severity =
      static_cast<Severity>(in.number_below(static_cast<uint32_t>(Severity::kError) + 1));
  finding.confidence =
      static_cast<Confidence>(in.number_below(static_cast<uint32_t>(Confidence::kHigh) + 1));
  finding.span = read_span(in);
  finding.message = in.text();
  finding.question = in.text();
  finding.rewrite = in.text();
  if (in.number_below(2) != 0) finding.fix = read_fix(in);
  finding.notes.resize(in.count());
  for (FindingNote& note : finding.notes) {
    note.span = read_span(in);
    note.message = in.text();
  }
  return finding;
}

}  // namespace

KeptFindings::KeptFindings(Cache* cache, const Corpus& corpus, const RuleSet& rules)
    : cache_(cache), corpus_(corpus) {
  if (cache_ == nullptr) return;
  // Each change of a document leaves what was found before it.
  cache_->limit(kShelf, uint64_t{16} << 20);
  shared_ = PartDigest()
                .add(corpus.config.path)
                .add(corpus.config.bytes)
                .add(rules.own_files)
                .add_all(corpus.known_people)
                .value();
}

std::string KeptFindings::key(const CorpusDocument& document,
                              const std::vector<Severity>& severities, bool flat) const {
  if (cache_ == nullptr) return {};
  PartDigest digest;
  digest.add(shared_).add(digest_of(document, corpus_)).add_flag(flat);
  for (const Severity each : severities) digest.add_number(static_cast<uint64_t>(each));
  return cache_key(digest.value().bytes, 0);
}

std::optional<std::vector<Finding>> KeptFindings::find(std::string_view key) const {
  if (cache_ == nullptr) return std::nullopt;
  const auto bytes = cache_->find(kShelf, key);
  return bytes ? read_findings(*bytes) : std::nullopt;
}

void KeptFindings::keep(std::string_view key, const std::vector<Finding>& findings) const {
  if (cache_ != nullptr) cache_->keep(kShelf, key, finding_bytes(findings));
}

std::string finding_bytes(const std::vector<Finding>& findings) {
  ByteWriter out;
  out.number(static_cast<uint32_t>(findings.size()));
  for (const Finding& finding : findings) {
    out.text(finding.rule);
    out.number(static_cast<uint32_t>(finding.severity));
    out.number(static_cast<uint32_t>(finding.confidence));
    write_span(finding.span, out);
    out.text(finding.message);
    out.text(finding.question);
    out.text(finding.rewrite);
    out.number(finding.fix ? 1 : 0);
    if (finding.fix) write_fix(*finding.fix, out);
    out.number(static_cast<uint32_t>(finding.notes.size()));
    for (const FindingNote& note : finding.notes) {
      write_span(note.span, out);
      out.text(note.message);
    }
  }
  return out.take();
}

std::optional<std::vector<Finding>> read_findings(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<Finding> findings(in.count());
  for (Finding& finding : findings) finding = read_finding(in);
  if (!in.done()) return std::nullopt;
  return findings;
}

}  // namespace debrief
