#include "debrief/corpus/audience.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/parse_options.h"
#include "debrief/corpus/redaction.h"
#include "debrief/postmortem/parse.h"
#include "debrief/text/secrets.h"

namespace debrief {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"team", "org", "public"};

/// The role of a team's own is no person's; nobody's address is.
std::set<std::string> kept_names(const Config& config) {
  std::set<std::string> kept(config.teams.begin(), config.teams.end());
  for (const Config::Service& service : config.services) {
    if (std::find(config.people.begin(), config.people.end(), service.owner) ==
        config.people.end()) {
      kept.insert(service.owner);
    }
  }
  return kept;
}

std::set<std::string> people_of(const Corpus& corpus) {
  std::set<std::string> people = corpus.known_people;
  people.insert(corpus.config.people.begin(), corpus.config.people.end());
  for (const CorpusDocument& each : corpus.documents) {
    const FrontMatter& front = each.document.front_matter;
    if (front.owner) people.insert(front.owner->value);
    if (front.facilitator) people.insert(front.facilitator->value);
    for (const PersonReference& person : front.participants) people.insert(person.name);
    for (const Action& action : each.document.actions) {
      for (const PersonReference& owner : action.owners) people.insert(owner.name);
    }
  }
  return people;
}

/// What became of a document, without what its earlier revisions said: those may have been written
/// for others.
DocumentLife without_words(DocumentLife told) {
  std::erase_if(told.actions, [](const ActionLife& action) { return !action.index; });
  for (ActionLife& action : told.actions) {
    for (ActionEvent& event : action.events) {
      if (event.kind == ActionEventKind::kDueChanged || event.kind == ActionEventKind::kOpened)
        continue;
      event.before.clear();
      event.after.clear();
    }
  }
  return told;
}

/// The same for readers who are shown no persons either.
DocumentLife without_people(DocumentLife told, const Document& document, const Redaction& redaction,
                            const Roles& roles) {
  for (ActionLife& action : told.actions) {
    action.last.text = *action.index < document.actions.size()
                           ? document.actions[*action.index].text
                           : redaction.text(action.last.text, roles);
    action.last.owners = redaction.text(action.last.owners, roles);
  }
  return told;
}

Audience audience_or_team(std::string_view name) {
  // A value that is none of the three is meant for the fewest.
  return audience_of(name).value_or(Audience::kTeam);
}

/// Whether all revisions of a document were meant for the audience, as far as is known.
bool was_always_for(Audience audience, const DocumentHistory& history, const Config& config) {
  if (!history.life || history.life->incomplete) return false;
  return std::ranges::all_of(history.life->visibilities, [&](const std::string& each) {
    return audience_or_team(each.empty() ? config.site.visibility : each) >= audience;
  });
}

/// Takes out what revisions for others called the document, and what they said.
void forget_words(CorpusDocument& each) {
  for (Revision& revision : each.history->revisions) {
    if (revision.change == ChangeKind::kRenamed) revision.change = ChangeKind::kModified;
    revision.path = each.path;
    revision.previous_path.clear();
  }
  if (!each.history->life) return;
  each.history->life = std::make_shared<const DocumentLife>(without_words(*each.history->life));
}

void redact(CorpusDocument& each, const Redaction& redaction, const Config& config) {
  const Roles roles = roles_of(each.document);
  std::string bytes = redaction.document(each.document.source.bytes(), roles);
  each.document = parse_document(SourceFile(each.path, std::move(bytes)), parse_options(config));
  if (!each.history) return;
  each.history->authors.clear();
  if (each.history->life) {
    each.history->life = std::make_shared<const DocumentLife>(
        without_people(without_words(*each.history->life), each.document, redaction, roles));
  }
}

std::shared_ptr<const History> without_people(const History& history,
                                              const std::set<std::string>& kept_paths) {
  History told = history;
  for (Commit& commit : told.commits) {
    commit.author = {};
    commit.committer = {};
    commit.subject.clear();
    commit.trailers.clear();
  }
  std::erase_if(told.files, [&](const auto& file) { return !kept_paths.contains(file.first); });
  return std::make_shared<const History>(std::move(told));
}

}  // namespace

std::optional<Audience> audience_of(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Audience>(found - kNames.begin());
}

std::string_view audience_name(Audience audience) { return kNames[static_cast<size_t>(audience)]; }

Audience visibility_of(const Document& document, const Config& config) {
  const auto& own = document.front_matter.visibility;
  return audience_or_team(own ? own->value : config.site.visibility);
}

void narrow(Corpus& corpus, Audience audience) {
  corpus.audience = audience;
  const std::set<std::string> people = people_of(corpus);
  std::erase_if(corpus.documents, [&](const CorpusDocument& each) {
    return visibility_of(each.document, corpus.config) < audience;
  });
  for (CorpusDocument& each : corpus.documents) {
    if (each.history && !was_always_for(audience, *each.history, corpus.config)) forget_words(each);
  }
  if (audience != Audience::kPublic) return;
  const auto redaction = std::make_shared<const Redaction>(people, kept_names(corpus.config));
  std::set<std::string> paths;
  for (CorpusDocument& each : corpus.documents) {
    redact(each, *redaction, corpus.config);
    paths.insert(each.path);
  }
  if (corpus.history) corpus.history = without_people(*corpus.history, paths);
  for (Config::Service& service : corpus.config.services) {
    service.owner = redaction->text(service.owner);
    service.description = redaction->text(service.description);
  }
  corpus.config.people.clear();
  corpus.known_people.clear();
  corpus.redaction = redaction;
}

Result<std::string> for_audience(const Corpus& corpus, std::string bytes) {
  ParseOptions options = parse_options(corpus.config);
  options.scope = ParseScope::kLife;
  const Document document = parse_document(SourceFile("revision.md", std::move(bytes)), options);
  if (visibility_of(document, corpus.config) < corpus.audience) {
    return fail({.kind = ErrorKind::kFormat,
                 .message = "this revision was not meant for the audience of the site"});
  }
  const std::string_view source = document.source.bytes();
  if (!corpus.redaction) return std::string(source);
  return corpus.redaction->document(source, roles_of(document));
}

std::vector<Leak> leaks_of(const Corpus& corpus) {
  std::vector<Leak> leaks;
  if (!corpus.redaction) return leaks;
  for (const CorpusDocument& each : corpus.documents) {
    const SourceFile& source = each.document.source;
    const auto add = [&](size_t offset, std::string what) {
      leaks.push_back({each.path, source.line_of(static_cast<uint32_t>(offset)), std::move(what)});
    };
    for (const Redaction::Remnant& each_word : corpus.redaction->remnants(source.bytes())) {
      add(each_word.offset, concat("“", each_word.word, "”, a part of a name"));
    }
    for (const Secret& secret : find_secrets(source.bytes())) {
      add(secret.span.begin, std::string(secret.kind));
    }
    for (const std::string& host : corpus.config.internal_hosts) {
      // Globs are held against hosts by the rules; here the fixed end of one is enough.
      const std::string_view end = std::string_view(host).substr(host.find_first_not_of("*."));
      for (size_t at = source.bytes().find(end); !end.empty() && at != std::string_view::npos;
           at = source.bytes().find(end, at + 1)) {
        add(at, concat("“", end, "”, an internal host"));
      }
    }
  }
  return leaks;
}

}  // namespace debrief
