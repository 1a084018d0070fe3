#include "debrief/site/origins.h"

#include <numeric>
#include <string>

#include "debrief/base/parallel.h"
#include "debrief/corpus/document_digest.h"
#include "debrief/corpus/redaction.h"
#include "debrief/git/part_digest.h"
#include "debrief/site/links.h"

namespace debrief {
namespace {

ObjectId digest_of_shared(const SiteContext& site) {
  const Corpus& corpus = *site.model.corpus;
  PartDigest digest;
  digest.add(site.form)
      .add(site.options.version)
      .add(site.options.base_url)
      .add(absl::FormatCivilTime(site.model.as_of))
      .add(audience_name(corpus.audience))
      .add(corpus.config.path)
      .add(corpus.config.bytes)
      .add_flag(corpus.revision.has_value())
      .add_flag(corpus.history != nullptr)
      .add_flag(corpus.history != nullptr && corpus.history->shallow);
  for (const auto& [name, place] : site.assets) digest.add(place);
  return digest.value();
}

ObjectId digest_of_own(const SiteContext& site, const Record& record) {
  const std::string& path = record.source->path;
  return PartDigest()
      .add(digest_of(*record.source, *site.model.corpus))
      .add(record.slug)
      .add_flag(!site.options.is_committed || site.options.is_committed(path))
      .value();
}

void add_finding(const Finding& finding, PartDigest& digest) {
  digest.add(finding.rule)
      .add(finding.path)
      .add(finding.message)
      .add(finding.question)
      .add(finding.rewrite)
      .add(finding.justification)
      .add_number(static_cast<uint64_t>(finding.severity))
      .add_number(static_cast<uint64_t>(finding.silenced_by))
      .add_number(finding.begin.line)
      .add_number(finding.begin.column);
}

void add_findings(const std::vector<Finding>& findings, PartDigest& digest) {
  digest.add_number(findings.size());
  for (const Finding& finding : findings) add_finding(finding, digest);
}

/// Where the links of a record lead, and what its images hold.
void add_links(const SiteContext& site, const Record& record, PartDigest& digest) {
  SiteAssets images;
  const auto rewrite = link_rewriter(site.model, record, site.options, images);
  for (const Reference& reference : record.document().references) {
    const bool image = reference.kind == Reference::Kind::kImage;
    if (!image && reference.kind != Reference::Kind::kLink) continue;
    const auto address = rewrite(reference.target, image);
    digest.add_flag(address.has_value()).add(address.value_or(""));
  }
  for (const auto& [name, path] : images) {
    const auto bytes = site.options.read_file(path);
    digest.add(name).add(bytes ? blob_id(*bytes) : ObjectId());
  }
}

/// The addresses of what a record shares with others.
void add_groups(const SiteModel& model, const Record& record, PartDigest& digest) {
  const Document& document = record.document();
  const auto add = [&](GroupKind kind, const std::string& id) {
    const Group* const group = model.group(kind, id);
    digest.add(group != nullptr ? group->url() : "");
  };
  for (const std::string& each : record.factor_kinds) add(GroupKind::kFactor, each);
  for (const std::string& each : document.teams) add(GroupKind::kTeam, each);
  for (const std::string& each : document.tags) add(GroupKind::kTag, each);
  add(GroupKind::kSeverity, document.severity);
  for (const std::string& each : document.services) {
    digest.add(model.services[model.service_of.at(each)].url());
  }
}

}  // namespace

SiteOrigins::SiteOrigins(const SiteContext& site) : site_(site), shared_(digest_of_shared(site)) {
  const SiteModel& model = site.model;
  own_ = parallel_map(model.records, site.options.jobs,
                      [&](const Record& record) { return digest_of_own(site, record); });
  PartDigest addresses;
  for (const auto& [path, record] : model.by_path) {
    addresses.add(path).add(model.records[record].slug);
  }
  addresses_ = addresses.value();
  const Corpus& corpus = *model.corpus;
  PartDigest all;
  all.add(shared_).add_all(own_).add_all(corpus.known_people).add_flag(model.uncommitted);
  if (corpus.revision) all.add(*corpus.revision);
  add_findings(site.findings.all, all);
  add_findings(site.findings.silenced, all);
  if (site.options.rules != nullptr) all.add(site.options.rules->own_files);
  of_site_ = all.value();
}

ObjectId SiteOrigins::of(const PageMaker& maker) const {
  switch (maker.source) {
    case PageSource::kRecord:
      return of_record(maker.record);
    case PageSource::kPast:
      return of_past(maker.record);
    case PageSource::kSite:
      break;
  }
  return of_site_;
}

ObjectId SiteOrigins::of_record(size_t index) const {
  const SiteModel& model = site_.model;
  const Record& record = model.records[index];
  PartDigest digest;
  digest.add(shared_).add(own_[index]).add_number(model.records.size());
  // The records before and behind it, and all of which it says something.
  digest.add(index > 0 ? own_[index - 1] : ObjectId());
  digest.add(index + 1 < own_.size() ? own_[index + 1] : ObjectId());
  for (const RelatedView& view : model.related_to(index)) {
    digest.add(own_[view.record]).add_number(view.reasons.size());
    for (const RelatedReason& reason : view.reasons) {
      digest.add_number(static_cast<uint64_t>(reason.kind))
          .add(reason.value)
          .add_number(reason.records)
          .add_flag(reason.here);
    }
  }
  digest.add_number(record.cited_by.size());
  for (const Backlink& link : record.cited_by) {
    digest.add(own_[link.record]).add(link.before).add(link.cited).add(link.after).add(link.place);
  }
  digest.add_all(record.related_elsewhere)
      .add_number(record.findings.errors)
      .add_number(record.findings.warnings)
      .add_number(record.findings.infos);
  add_links(site_, record, digest);
  add_groups(model, record, digest);
  return digest.value();
}

ObjectId SiteOrigins::of_past(size_t index) const {
  PartDigest digest;
  digest.add(shared_).add(own_[index]).add(addresses_);
  // What is read of old revisions then depends on whom all documents name.
  const auto& redaction = site_.model.corpus->redaction;
  if (redaction) digest.add(redaction->told());
  return digest.value();
}

}  // namespace debrief
