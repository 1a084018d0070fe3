#include "debrief/site/history/revisions.h"

#include <algorithm>
#include <array>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/corpus/public_status.h"
#include "debrief/site/dates.h"
#include "debrief/site/history/events.h"

namespace debrief {
namespace {

struct KindLook {
  std::string_view glyph, key;
};
/// By RevisionKind.
constexpr std::array kLooks = {
    KindLook{"rev-first", "history.kind.first"},
    KindLook{"rev-published", "history.kind.published"},
    KindLook{"rev-amended", "history.kind.amended"},
    KindLook{"rev-action", "history.kind.action"},
    KindLook{"rev-content", "history.kind.content"},
    KindLook{"rev-renamed", "history.kind.renamed"},
    KindLook{"rev-cosmetic", "history.kind.cosmetic"},
    KindLook{"rev-deleted", "history.kind.deleted"},
};

RevisionKind kind_of(const RevisionView& view, const RevisionEvents& events, bool is_first) {
  if (view.revision->change == ChangeKind::kDeleted) return RevisionKind::kDeleted;
  if (is_first) return RevisionKind::kFirst;
  if (events.published) return RevisionKind::kPublished;
  if (events.amended) return RevisionKind::kAmended;
  if (view.counts) return events.only_actions ? RevisionKind::kAction : RevisionKind::kContent;
  const bool renamed = view.revision->change == ChangeKind::kRenamed;
  return renamed ? RevisionKind::kRenamed : RevisionKind::kCosmetic;
}

/// How many amendments a revision tells of; nullopt when it cannot be read.
std::optional<size_t> amendments_in(PastDocuments& past, const ObjectId& blob) {
  const Document* document = past.at(blob);
  return document == nullptr ? std::nullopt : std::optional(document->amendments.size());
}

/// Whether a revision has an amendment that none of its parents has.
bool adds_amendment(PastDocuments& past, const Revision& revision) {
  const auto now = amendments_in(past, revision.blob);
  if (!now || *now == 0) return false;
  return std::ranges::all_of(revision.before, [&](const ObjectId& blob) {
    const auto before = amendments_in(past, blob);
    return before && *before < *now;
  });
}

}  // namespace

std::string_view revision_glyph(RevisionKind kind) {
  return kLooks[static_cast<size_t>(kind)].glyph;
}

std::string_view revision_word(const Words& words, RevisionKind kind) {
  return words[kLooks[static_cast<size_t>(kind)].key];
}

std::optional<Timestamp> revision_time(const History& history, const Revision& revision) {
  const Commit& commit = history.commit(revision);
  if (commit.landed_by) {
    if (const auto& landed = history.commits[*commit.landed_by].committed) return landed;
  }
  return commit.authored;
}

std::vector<RevisionView> revisions_of(const SiteContext& site, const Record& record,
                                       PastDocuments& past) {
  std::vector<RevisionView> views;
  const auto& known = record.source->history;
  const auto& history = site.model.corpus->history;
  if (!known || !history) return views;
  std::map<uint32_t, RevisionEvents> events;
  if (known->life) events = events_of(*known->life);
  const size_t count = known->revisions.size();
  bool is_public_yet = false;
  for (size_t i = count; i-- > 0;) {  // oldest first, since publication comes before amendments
    const Revision& revision = known->revisions[i];
    RevisionView view;
    view.revision = &revision;
    view.commit = &history->commit(revision);
    view.number = count - i;
    view.counts = i >= known->counts.size() || known->counts[i];
    view.at = revision_time(*history, revision);
    RevisionEvents& happened = events[revision.commit];
    if (is_public_yet && view.counts && !record.document().amendments.empty() &&
        adds_amendment(past, revision)) {
      happened.amended = happened.noted = true;
    }
    is_public_yet |= happened.published;
    const bool is_first = !known->truncated && i + 1 == count;
    view.kind = kind_of(view, happened, is_first);
    view.what = event_words(site.words, happened, view);
    views.push_back(std::move(view));
  }
  std::ranges::reverse(views);
  return views;
}

const RevisionView* first_since_publication(const std::vector<RevisionView>& revisions) {
  const RevisionView* since = nullptr;
  for (const RevisionView& view : revisions) {
    if (view.kind == RevisionKind::kPublished) return since;
    if (view.counts) since = &view;
  }
  return nullptr;
}

std::string history_url(const Record& record) {
  return concat("incidents/", record.slug, ".history.html");
}

bool has_history_page(const Record& record) {
  return record.source->history && !record.source->history->revisions.empty();
}

std::string author_text(const Config& config, std::string_view name) {
  if (config.site.people == "names") return person_name(name);
  if (config.site.people != "initials") return "";
  const std::string person = person_name(name);
  std::string initials;
  for (const std::string_view part : split(person, ' ')) {
    if (part.empty()) continue;
    size_t end = 1;  // one character of UTF-8
    while (end < part.size() && (static_cast<unsigned char>(part[end]) & 0xC0) == 0x80) ++end;
    append(initials, initials.empty() ? "" : " ", part.substr(0, end), ".");
  }
  return initials;
}

}  // namespace debrief
