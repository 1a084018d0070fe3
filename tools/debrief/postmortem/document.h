#pragma once
// A post-mortem as data. parse_document() (postmortem/parse.h) makes it from any bytes; checks,
// site and other programs read it. Everything has a span; nothing here knows git, rules or
// configuration files.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/time.h"
#include "debrief/markdown/markdown.h"
#include "debrief/text/prose.h"
#include "debrief/text/source_file.h"
#include "debrief/text/span.h"
#include "debrief/yaml/tree.h"

namespace debrief {

/// A value and where it was read.
template <typename T>
struct Located {
  T value{};
  Span span;
};

/// Managed: `debrief:` is in the front matter and everything applies. Legacy: what headings, labels
/// and file names give.
enum class DocumentMode { kManaged, kLegacy };

enum class Status { kUnknown, kStub, kDraft, kReview, kPublished, kClosed, kWithdrawn };

/// What a section is for, whatever its heading says. kNone: a heading that no role's aliases hold.
enum class SectionRole : uint8_t {
  kNone,
  kSafety,
  kFacts,
  kImpact,
  kTimeline,
  kStories,
  kSecondStories,
  kFactors,
  kWhys,
  kWentWell,
  kLucky,
  kSurprises,
  kActions,
  kCheckBack,
  kLessons,
  kGlossary,
  kAmendments,
};

/// `facts`, `second-stories`, …: the role's name in configuration, rules and JSON; empty for kNone.
std::string_view role_name(SectionRole role);
/// The role of a name as role_name() gives it; nullopt when there is none.
std::optional<SectionRole> role_of_name(std::string_view name);
/// `draft`, `published`, …; empty for kUnknown.
std::string_view status_name(Status status);
/// The status of a name as status_name() gives it; kUnknown when there is none.
Status status_of_name(std::string_view name);

/// A heading (ATX, setext, a bold line, or a `Label:` line) and what stands under it.
struct Section {
  SectionRole role = SectionRole::kNone;
  std::string title;  ///< as written, markup gone, a closing colon dropped
  int level = 0;      ///< heading level; 7 for a bold line or a label
  Span heading;       ///< the heading's bytes; empty for the text before the first heading
  std::optional<BlockIndex> heading_block;  ///< the heading, or the paragraph that holds the label
  Span span;  ///< heading and body, nested sections included, up to the next heading
  std::optional<uint32_t> parent;  ///< index of the section this one is nested in
  std::vector<BlockIndex> blocks;  ///< top-level blocks of its own body, nested sections left out
};

/// A person as a document names them: `@alice`, or a name.
struct PersonReference {
  std::string name;  ///< as written, `@` included
  Span span;
  std::string role;  ///< `on-call`, …; may be empty
};

/// The `---` block at the top, and its fields as they read. A field that is missing or of another
/// type is nullopt; what is wrong with it is in `problems` or found by the schema.
struct FrontMatter {
  bool present = false;
  Span span;  ///< fences included
  YamlTree tree;
  std::vector<YamlProblem> problems;  ///< of the block itself: not closed, not a map, YAML problems

  std::optional<Located<std::string>> id;
  std::optional<Located<std::string>> title;
  std::optional<Located<std::string>> status;
  std::optional<Located<std::string>> kind;
  std::optional<Located<std::string>> severity;
  std::optional<Located<Moment>> started, detected, mitigated, resolved, debriefed, written, shared;
  std::optional<Located<std::string>> timezone;
  std::optional<Located<std::string>> detected_by, trigger, visibility, confidence, scope;
  std::vector<Located<std::string>> services, teams, tags, informed;
  std::optional<Located<std::string>> owner, facilitator;
  std::vector<PersonReference> participants;
  struct Related {
    Located<std::string> id;
    std::string
        relation;  ///< `repeats`, `similar`, `caused-by`, `follow-up`, `supersedes`; may be empty
  };
  std::vector<Related> related;
  struct Link {
    std::string name;
    Located<std::string> url;
  };
  std::vector<Link> links;
};

/// One row, bullet or heading of the timeline.
struct TimelineEntry {
  Span span;     ///< the whole entry
  Span at_span;  ///< its time as written; empty when it has none
  std::string at_text;
  std::optional<Moment> at;     ///< nullopt when the time cannot be read
  std::optional<Moment> until;  ///< end of a range
  std::string phase;   ///< `detected`, `mitigated`, …: a marker in the text; may be empty
  std::string text;    ///< what happened, plain
  std::string source;  ///< a Source column; may be empty
  std::string id;      ///< `T3` as written; empty when it has none: then its place counts
  /// Of a time that does not read: the one thing that it can mean, `2020-01-16 12:00`; may be
  /// empty.
  std::string suggestion;
  BlockIndex block = 0;       ///< item, row, heading or paragraph
  BlockIndex text_block = 0;  ///< paragraph or cell that holds the text
};

enum class ActionStatus { kOpen, kInProgress, kDone, kDeclined };
std::string_view action_status_name(ActionStatus status);
/// Whether nothing is left to do: done, or declined.
constexpr bool is_settled(ActionStatus status) {
  return status == ActionStatus::kDone || status == ActionStatus::kDeclined;
}

struct Action {
  std::string id;  ///< `A1`; empty when it has none
  Span id_span;
  Span span;       ///< the whole item or row
  Span text_span;  ///< what is to be done, metadata left out: from the first to the last byte of
                   ///< text, markup around them left out
  std::string text;
  std::vector<PersonReference> owners;
  std::optional<Located<Moment>> due;  ///< a date
  ActionStatus status = ActionStatus::kOpen;
  std::string type;                             ///< `prevent`, `detect`, …; may be empty
  std::string strength;                         ///< as written; may be empty
  std::vector<Located<std::string>> addresses;  ///< `F1`, …
  std::optional<Located<std::string>> tracker;  ///< `#4512`, `JIRA-1`, or an address
  std::string reason;                           ///< why it was declined; may be empty
  BlockIndex block = 0;                         ///< item or row
  BlockIndex text_block = 0;                    ///< paragraph or cell that holds the text
  /// What stands where a date is asked for and is none: `next week`, `2024-13-05`.
  std::optional<Located<std::string>> unread_due;
};

/// One statement of the facts: a sentence, or a whole item or row where they are listed.
struct Fact {
  std::string id;  ///< `X1` as written; empty when it has none: then its place counts
  Span span;
  std::string text;
  BlockIndex block = 0;  ///< paragraph, item or row
};

struct Factor {
  std::string id;    ///< `F1`; empty when it has none
  std::string kind;  ///< `org.production-pressure`; empty when it has none
  Span id_span;      ///< empty when it has none
  Span kind_span;    ///< without brackets; empty when it has none
  Span span;
  Span text_span;  ///< from the first to the last byte of what it says
  std::string text;
  std::vector<Located<std::string>> evidence;  ///< behind `←`: `T3`, `X1`, `S:alice`, an address
  /// The reason why nothing is done about it: `— accepted: one day a year`.
  std::optional<Located<std::string>> accepted;
  BlockIndex block = 0;
};

struct Story {
  std::string who;  ///< `@alice`, or the heading's text
  std::string role;
  Span heading;
  uint32_t section = 0;
  bool declined = false;  ///< `Declined`: somebody who was there and rather tells no story
};

/// A first story (somebody erred) beside the second (why it made sense). Either may be empty.
struct SecondStory {
  Span span;
  std::string who;  ///< of a heading, `@alice`; may be empty
  std::string first, second;
  Span first_span, second_span;  ///< empty where the story is
};

/// One step of a thread of whys.
struct Why {
  Span span;
  std::string question;  ///< may be empty
  std::string answer;    ///< may be empty
  Span answer_span;
  std::optional<uint32_t>
      parent;  ///< index of the step that it asks on from; none: starts a thread
  BlockIndex block = 0;
};

/// What the check-back says of one fact or factor.
struct CheckBack {
  Span span;
  std::string subject;  ///< `F2`, `X1`, or the words of the fact
  Span subject_span;
  std::optional<uint32_t> fact;                  ///< index into `facts` when it is one of them
  std::vector<Located<std::string>> through;     ///< `A1`, `F2`: what makes it less likely
  std::optional<Located<std::string>> accepted;  ///< the reason why nothing does; may be empty text
  BlockIndex block = 0;
};

/// A change to what was published, and when.
struct Amendment {
  Span span;
  std::optional<Moment> at;
  std::string text;
};

/// Where a text block stands; rules name these in `applies.kinds`.
enum class TextKind : uint8_t { kParagraph, kListItem, kTableCell, kHeading, kField };

/// A stretch of running text for the language engine: a paragraph, cell, heading, or a front matter
/// field.
struct TextBlock {
  TextKind kind = TextKind::kParagraph;
  SectionRole role = SectionRole::kNone;
  bool quoted = false;   ///< inside a block quote
  uint32_t section = 0;  ///< index into `sections`; meaningless for a field
  BlockIndex block = 0;  ///< meaningless for a field
  PackedText field;      ///< JSON pointer of a front matter field; empty otherwise
  Prose prose;
};

/// A link or image of the body, or an id that the front matter refers to.
struct Reference {
  enum class Kind { kLink, kImage, kIncident, kFactor, kAction };
  Kind kind = Kind::kLink;
  std::string target;  ///< address or id, as written
  Span span;           ///< exact where proven, else the line
};

/// `<!-- debrief-ignore RULE: reason -->` and its relatives.
struct Directive {
  enum class Scope { kNext, kSection, kFile };
  Scope scope = Scope::kNext;
  Span span;            ///< the whole comment
  std::string unknown;  ///< `debrief-ignor`, …: the word it starts with when that is no directive
  std::vector<Located<std::string>> rules;
  std::string reason;  ///< empty when it is missing
  Span covers;         ///< bytes in which findings are suppressed
};

struct Document {
  SourceFile source;
  DocumentMode mode = DocumentMode::kLegacy;
  FrontMatter front_matter;
  Span body;  ///< behind the front matter
  Markdown markdown;

  // Identity as it reads, whatever the form it was written in.
  std::string id;     ///< front matter `id`, else the file's name without `.md`, made a slug (of an
                      ///< `index.md` or `README.md` the folder's name)
  std::string title;  ///< front matter, else the first level-1 heading that names no section, else
                      ///< the file's name
  Status status = Status::kUnknown;
  std::string severity;  ///< empty when unknown
  std::optional<Moment> started, detected, mitigated, resolved, debriefed, written;
  std::vector<std::string> services, teams, tags;
  std::string owner, facilitator;             ///< empty when unknown
  std::vector<PersonReference> participants;  ///< in the order of the text

  std::vector<Section>
      sections;  ///< in the order of the text; [0] is what stands before the first heading
  std::vector<uint32_t> block_sections;  ///< for each block of `markdown`, the section it is in
  std::vector<Fact> facts;
  std::vector<TimelineEntry> timeline;
  std::vector<Story> stories;
  std::vector<SecondStory> second_stories;
  std::vector<Factor> factors;
  std::vector<Why> whys;
  std::vector<Action> actions;
  /// What an actions section without actions gives as its reason: `No action because …`.
  std::optional<Located<std::string>> no_actions;
  std::vector<CheckBack> check_back;
  std::vector<Amendment> amendments;
  std::vector<TextBlock> texts;
  std::vector<Reference> references;
  std::vector<Directive> directives;

  explicit Document(SourceFile file) : source(std::move(file)) {}

  /// The first section of a role; nullptr when there is none.
  const Section* section(SectionRole role) const {
    for (const Section& each : sections) {
      if (each.role == role) return &each;
    }
    return nullptr;
  }

  /// The section's own role, or that of the nearest section around it that has one.
  SectionRole role_of_section(uint32_t index) const;
};

}  // namespace debrief
