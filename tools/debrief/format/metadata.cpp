#include "debrief/format/metadata.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/format/time_form.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {
namespace {

using Pieces = tl::expected<std::vector<MetadataPiece>, std::string>;

/// A piece that the reader has found, and where it stands.
struct KnownPiece {
  MetadataPiece piece;
  Span span;
};

constexpr std::array kJoints =
    std::to_array<std::string_view>({"—", "–", "·", "→", "←", ",", ";", "|", "-", ">", "+", "&",
                                     "(", ")", "[", "]", ":", ".", "\u00A0"});

/// Words that lead over to a piece and are said by its form.
constexpr std::array kLeadWords = std::to_array<std::string_view>(
    {"addresses", "and", "by", "date", "deadline", "due", "fixes", "for", "on", "see", "until"});
static_assert(std::ranges::is_sorted(kLeadWords));

bool is_word_byte(char byte) { return is_ascii_alnum(byte) || byte == '-' || byte == '\''; }

class MetadataZone {
 public:
  MetadataZone(const Planning& planning, const Action& action, Span zone)
      : planning_(planning), action_(action), zone_(zone) {}

  Pieces read() {
    take_comments();
    if (std::string what = find_known(); !what.empty()) return lost(std::move(what));
    uint32_t at = zone_.begin;
    for (const KnownPiece& known : known_) {
      if (known.span.begin < at) return lost("its metadata overlaps");
      if (std::string what = read_gap({at, known.span.begin}); !what.empty()) {
        return lost(std::move(what));
      }
      pieces_.push_back(known.piece);
      at = known.span.end;
    }
    if (std::string what = read_gap({at, zone_.end}); !what.empty()) return lost(std::move(what));
    pieces_.insert(pieces_.end(), comments_.begin(), comments_.end());
    return std::move(pieces_);
  }

 private:
  static tl::unexpected<std::string> lost(std::string what) {
    return tl::unexpected<std::string>(std::move(what));
  }
  std::string_view slice(Span span) const { return planning_.slice(span); }

  /// Comments at the end stay at the end.
  void take_comments() {
    for (;;) {
      const std::string_view text = slice(zone_);
      const size_t last = text.find_last_not_of(" \t\r\n");
      if (last == text.npos || !text.substr(0, last + 1).ends_with("-->")) return;
      const size_t open = text.rfind("<!--", last);
      if (open == text.npos) return;
      comments_.insert(comments_.begin(),
                       {MetadataKind::kComment, std::string(text.substr(open, last + 1 - open))});
      zone_.end = zone_.begin + static_cast<uint32_t>(open);
    }
  }

  std::string find_known() {
    for (const PersonReference& owner : action_.owners) {
      if (!inside(owner.span)) continue;
      const Span span = with_role(owner);
      know(MetadataKind::kOwner, span, std::string(slice(span)));
    }
    if (action_.due && inside(action_.due->span)) {
      const Span span = action_.due->span;
      const auto form = date_form(slice(span), *action_.due);
      if (!form) return concat("“", slice(span), "” is more than a date");
      know(MetadataKind::kDue, span, concat("due ", *form));
    }
    for (const auto& id : action_.addresses) {
      if (inside(id.span)) know(MetadataKind::kAddress, id.span, id.value);
    }
    if (action_.tracker && inside(action_.tracker->span)) {
      const Span span = with_link(action_.tracker->span);
      know(MetadataKind::kTracker, span, std::string(slice(span)));
    }
    std::ranges::stable_sort(known_, {}, [](const KnownPiece& each) { return each.span; });
    return {};
  }

  bool inside(Span span) const { return !span.empty() && zone_.contains(span); }

  void know(MetadataKind kind, Span span, std::string text) {
    known_.push_back({{kind, std::move(text)}, span});
  }

  /// `@alice (SRE)`; a bare name with the label before it, which makes it an owner.
  Span with_role(const PersonReference& owner) const {
    Span span = with_link(owner.span);
    if (!owner.role.empty()) {
      const std::string_view behind = slice({span.end, zone_.end});
      const size_t close = behind.find(')');
      if (behind.starts_with(" (") && close != behind.npos &&
          fold_white_space(behind.substr(2, close - 2)) == owner.role) {
        span.end += static_cast<uint32_t>(close + 1);
      }
    }
    if (owner.name.starts_with('@')) return span;
    const std::string_view before = slice({zone_.begin, span.begin});
    size_t at = before.size();
    while (at > 0 && before[at - 1] == ' ') --at;
    if (at == 0 || before[at - 1] != ':') return span;
    for (--at; at > 0 && is_word_byte(before[at - 1]);) --at;
    return {zone_.begin + static_cast<uint32_t>(at), span.end};
  }

  /// The whole link whose text or address a piece is.
  Span with_link(Span span) const {
    const auto& inlines = planning_.document().markdown.inlines;
    for (const InlineIndex index : planning_.block(action_.text_block).inlines) {
      const Inline& piece = inlines[index];
      if (piece.kind == InlineKind::kLink && piece.span && piece.span->contains(span) &&
          zone_.contains(*piece.span)) {
        return *piece.span;
      }
    }
    return span;
  }

  /// The date of a text that is nothing but that date.
  static std::optional<std::string> date_form(std::string_view text, const Located<Moment>& due) {
    const auto time = read_time(text);
    if (!time || time->clock || time->end_day || time->begin != 0 || time->end != text.size()) {
      return std::nullopt;
    }
    TimelineEntry entry;
    entry.at = due.value;
    auto form = time_form(text, *time, entry, {});
    return form ? std::optional(std::move(*form)) : std::nullopt;
  }

  /// What stands between known pieces: joints, words that lead over, and words that are pieces.
  std::string read_gap(Span gap) {
    const std::string_view text = slice(gap);
    for (size_t at = 0; at < text.size();) {
      if (is_ascii_space(text[at])) {
        ++at;
      } else if (const size_t tracker = size_of_tracker(text.substr(at)); tracker > 0) {
        pieces_.push_back({MetadataKind::kTracker, std::string(text.substr(at, tracker))});
        at += tracker;
      } else if (const size_t joint = size_of_joint(text.substr(at)); joint > 0) {
        at += joint;
      } else if (const size_t word = take_word(text, at); word > 0) {
        at += word;
      } else {
        return concat("“", fold_white_space(text.substr(at)),
                      "” has no place in the line of an action");
      }
    }
    return {};
  }

  static size_t size_of_joint(std::string_view text) {
    for (const std::string_view joint : kJoints) {
      if (text.starts_with(joint)) return joint.size();
    }
    return 0;
  }

  static size_t end_of_word(std::string_view text, size_t at) {
    while (at < text.size() && is_word_byte(text[at])) ++at;
    return at;
  }

  /// The bytes of the word, label or pair of words here that has a place; 0 for none.
  size_t take_word(std::string_view text, size_t at) {
    const size_t end = end_of_word(text, at);
    if (end == at) return 0;
    if (end < text.size() && text[end] == ':') {
      const auto field = action_field_of(text.substr(at, end - at));
      if (field && *field != ActionField::kOther && *field != ActionField::kText) {
        return end + 1 - at;
      }
    }
    const size_t second = end < text.size() && text[end] == ' ' ? end_of_word(text, end + 1) : end;
    for (const size_t stop : {second, end}) {
      if (take(text.substr(at, stop - at))) return stop - at;
    }
    const std::string lower = lower_ascii(text.substr(at, end - at));
    return std::ranges::binary_search(kLeadWords, std::string_view(lower)) ? end - at : 0;
  }

  bool take(std::string_view word) {
    if (const std::string_view type = action_type_of(word); !type.empty()) {
      if (type != action_.type) return false;
      pieces_.push_back({MetadataKind::kType, std::string(type)});
    } else if (const auto status = action_status_of(word)) {
      return *status == action_.status;  // the checkbox says it
    } else if (is_action_strength(word)) {
      pieces_.push_back({MetadataKind::kStrength, std::string(word)});
    } else if (is_action_priority(word)) {
      pieces_.push_back({MetadataKind::kOther, std::string(word)});
    } else {
      return false;
    }
    return true;
  }

  const Planning& planning_;
  const Action& action_;
  Span zone_;
  std::vector<KnownPiece> known_;
  std::vector<MetadataPiece> pieces_;
  std::vector<MetadataPiece> comments_;
};

}  // namespace

Pieces read_metadata(const Planning& planning, const Action& action, Span zone) {
  return MetadataZone(planning, action, zone).read();
}

std::string metadata_line(std::vector<MetadataPiece> pieces) {
  std::ranges::stable_sort(pieces, {}, &MetadataPiece::kind);
  std::string line;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const MetadataPiece& piece = pieces[i];
    const bool comment = piece.kind == MetadataKind::kComment;
    const bool joined = i > 0 && pieces[i - 1].kind == MetadataKind::kAddress &&
                        piece.kind == MetadataKind::kAddress;
    append(line, comment || joined ? " " : i == 0 ? " — " : ", ", piece.text);
  }
  return line;
}

}  // namespace debrief
