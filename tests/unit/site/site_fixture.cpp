#include "site_fixture.h"

#include <gmock/gmock.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

Timestamp timestamp_of(const std::string& date) {
  const auto moment = parse_moment(date);
  EXPECT_TRUE(moment && moment->instant) << date;
  return {absl::ToUnixSeconds(*moment->instant), 0};
}

std::string decoded(std::string_view text) {
  std::string out(text);
  const std::pair<const char*, const char*> kEntities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"},
  };
  for (const auto& [entity, plain] : kEntities) out = replace_all(out, entity, plain);
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// Reads the attributes of a start tag; `at` stands behind its name and is moved to its end.
void read_attributes(std::string_view html, size_t& at, HtmlTag& tag) {
  while (at < html.size() && html[at] != '>') {
    const size_t begin = html.find_first_not_of(" \n\t/", at);
    if (begin == std::string_view::npos || html[begin] == '>') {
      at = begin;
      return;
    }
    const size_t end = html.find_first_of("=> \n/", begin);
    const std::string name(html.substr(begin, end - begin));
    at = end;
    if (html[end] != '=') {
      tag.attributes[name] = "";
      continue;
    }
    EXPECT_EQ(html[end + 1], '"') << "an attribute without quotes: " << html.substr(begin, 60);
    const size_t close = html.find('"', end + 2);
    tag.attributes[name] = decoded(html.substr(end + 2, close - end - 2));
    at = close + 1;
  }
}

}  // namespace

Corpus corpus_of(const std::map<std::string, std::string>& documents,
                 const std::vector<std::string>& files) {
  Corpus corpus;
  corpus.config.timezone = "UTC";
  for (const auto& [path, text] : documents) {
    corpus.documents.push_back(
        {path, parse_document(SourceFile(path, text), {.timezone = "UTC"}), std::nullopt});
    const size_t index = corpus.documents.size() - 1;
    corpus.index.by_id[corpus.documents.back().document.id].push_back(index);
    corpus.index.by_path[path].push_back(index);
    corpus.index.files.insert(path);
  }
  corpus.index.files.insert(files.begin(), files.end());
  return corpus;
}

void add_history(Corpus& corpus, const std::string& path,
                 const std::vector<FakeRevision>& revisions, bool truncated) {
  auto history =
      corpus.history ? std::make_shared<History>(*corpus.history) : std::make_shared<History>();
  DocumentHistory known;
  for (const FakeRevision& each : revisions) {
    Commit commit;
    commit.id.bytes[0] = static_cast<uint8_t>(history->commits.size() + 1);
    commit.author = {each.author, "somebody@example.org"};
    commit.authored = timestamp_of(each.date);
    commit.committer = commit.author;
    commit.committed = commit.authored;
    commit.subject = each.subject;
    commit.boundary = truncated && &each == &revisions.back();
    Revision revision;
    revision.commit = static_cast<uint32_t>(history->commits.size());
    revision.change = &each == &revisions.back() ? ChangeKind::kAdded : ChangeKind::kModified;
    revision.path = path;
    history->commits.push_back(commit);
    if (commit.boundary) {
      known.known_since = commit.committed;
      continue;
    }
    known.revisions.push_back(revision);
    known.authors.push_back(each.author);
  }
  known.updated = timestamp_of(revisions.front().date);
  known.truncated = truncated;
  if (!truncated) {
    known.first_seen = known.first_written = known.landed = timestamp_of(revisions.back().date);
  }
  history->shallow |= truncated;
  corpus.history = history;
  for (CorpusDocument& document : corpus.documents) {
    if (document.path == path) document.history = known;
  }
}

SiteOptions test_options() {
  return {.as_of = absl::FromCivil(absl::CivilDay(2021, 5, 28), absl::UTCTimeZone()),
          .version = "0.1.0"};
}

SiteFiles site_of(const Corpus& corpus, const Findings& findings) {
  auto site = render_site(corpus, findings, embedded_template, test_options());
  if (!site) {
    ADD_FAILURE() << site.error().where << ": " << site.error().message;
    return {};
  }
  return std::move(*site);
}

SiteFiles site_of(const DocumentTexts& documents) { return site_of(corpus_of(documents)); }

std::vector<HtmlTag> tags_of(std::string_view html) {
  std::vector<HtmlTag> tags;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    ++at;
    if (html[at] == '/' || html[at] == '!') continue;
    const size_t end = html.find_first_of(" \n>/", at);
    HtmlTag tag{std::string(html.substr(at, end - at)), {}};
    at = end;
    read_attributes(html, at, tag);
    tags.push_back(std::move(tag));
    if (at == std::string_view::npos) break;
  }
  return tags;
}

std::string text_of(std::string_view html) {
  std::string out;
  bool inside = false;
  for (const char byte : html) {
    if (byte == '<') inside = true;
    if (!inside) out += is_ascii_space(byte) ? ' ' : byte;
    if (byte == '>') {
      inside = false;
      out += ' ';
    }
  }
  out = decoded(out);
  std::string folded;
  for (const std::string_view word : split(out, ' ')) {
    if (!word.empty()) append(folded, folded.empty() ? "" : " ", word);
  }
  return folded;
}

std::vector<std::string> broken_links(const SiteFiles& site) {
  std::vector<std::string> problems;
  std::map<std::string, std::set<std::string>> ids;
  for (const auto& [path, bytes] : site) {
    if (!path.ends_with(".html")) continue;
    for (const HtmlTag& tag : tags_of(bytes)) {
      const auto id = tag.attributes.find("id");
      if (id != tag.attributes.end() && !ids[path].insert(id->second).second) {
        problems.push_back(concat(path, ": the id ", id->second, " stands twice"));
      }
    }
  }
  for (const auto& [path, bytes] : site) {
    if (!path.ends_with(".html")) continue;
    for (const HtmlTag& tag : tags_of(bytes)) {
      for (const char* name : {"href", "src", "aria-labelledby", "aria-describedby"}) {
        const auto found = tag.attributes.find(name);
        if (found == tag.attributes.end()) continue;
        std::string url = found->second;
        if (std::string_view(name).starts_with("aria")) url = "#" + url;
        const size_t colon = url.find_first_of(":/?#");
        if (colon != std::string::npos && url[colon] == ':') continue;
        const size_t hash = url.find('#');
        const std::string file = url.substr(0, hash);
        const std::string target =
            file.empty() ? path : normalise_path(join_path(parent_path(path), file));
        const std::string fragment =
            hash == std::string::npos ? "" : percent_decoded(url.substr(hash + 1));
        const bool there =
            site.contains(target) && (fragment.empty() || ids[target].contains(fragment));
        if (!there) problems.push_back(concat(path, ": ", name, "=\"", url, "\" leads nowhere"));
      }
    }
  }
  return problems;
}

bool in_order(const std::string& text, const std::vector<std::string>& parts) {
  size_t at = 0;
  for (const std::string& part : parts) {
    at = text.find(part, at);
    if (at == std::string::npos) {
      ADD_FAILURE() << "not there, or not in order: " << part;
      return false;
    }
  }
  return true;
}

std::string managed(const std::string& fields, const std::string& body) {
  return concat("---\ndebrief: 1\nid: 2021-02-19-a\ntitle: A\nstatus: draft\nowner: \"@ann\"\n",
                fields, "---\n\n", body);
}

std::string page_of(const std::string& text) {
  return site_of(DocumentTexts{{"2021-02-19-a.md", text}}).at("incidents/2021-02-19-a.html");
}

const char kRollout[] = R"(---
debrief: 1
id: 2021-02-19-channel-rollout
title: A roll-out reached more organisations than were asked for
status: published
severity: SEV2
started: 2021-02-19T10:00:00Z
detected: ~2021-02-19T13:40:00Z
mitigated: 2021-02-19T15:05:00Z
resolved: 2021-02-22T09:00:00Z
detected_by: customer
trigger: config-push
services: [channels]
teams: [messaging]
owner: "@aisha"
facilitator: "@sam"
participants: [{who: "@bob", role: author-of-change}]
related: [{id: 2020-11-03-threads, rel: repeats}, {id: 2018-01-01-lost, rel: similar}]
links: {ticket: "https://tracker.example/1"}
---

# A roll-out reached more organisations than were asked for

## Facts

On Friday 19 February 2021 at 10:00 UTC a roll-out ran on 62,000 organisations.

8,000 customers had trouble with a connection.

## Timeline

| Time | Event | Source |
|---|---|---|
| 2021-02-19 10:00 | The script is run with `--percent 4`. | deploy log |
| 13:40 | Support posts the [pattern](2020-11-03-threads.md). [detected] | chat |
| ~15:05 | No new connection waits. | panel |

## Stories

### @bob, ran the roll-out

The ticket said *4 %*. See [the threads record](2020-11-03-threads.md#facts) for another.

## Contributing factors

- **F1** (know.ambiguity) “4 %” had two bases.
- **F2** (tool.interface-affordance) The script prints a number when it is done.

## What went well

- The flag can be turned off for one organisation.

## Actions

- [x] **A1** Have the script print the number — @bob, due 2021-03-05, prevent, F1
- [ ] **A2** Let a roll-out pause by itself — @dana, due 2021-05-14, prevent, F1 F2
- [-] **A3** Start none after Thursday noon — @aisha, due 2021-03-19

## Check-back

Less likely today.
)";

const char kStub[] = R"(---
debrief: 1
id: 2020-11-03-threads
title: A roll-out of Threads
status: stub
severity: SEV3
owner: "@dana"
started: 2020-11-03T11:15:00Z
---

## Facts
)";

}  // namespace debrief
