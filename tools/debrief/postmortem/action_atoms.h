#pragma once
// The pieces of metadata in an action's line, one after the other. How they make up a line is
// action_text.h.

#include "debrief/postmortem/action_text.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/scanner.h"

namespace debrief {

/// Reads pieces of metadata from a line into an ActionText.
class MetadataReader {
 public:
  /// `names` must outlive the reader.
  MetadataReader(const Prose& prose, size_t end, const ActionNames& names)
      : prose_(prose), end_(end), names_(names) {}

  /// What reading from `begin` found.
  struct Run {
    size_t stop = 0;      ///< where it came to a halt: the end when all is metadata
    bool strong = false;  ///< an owner, a date, a tracker, an id or a label is among it
    bool any = false;
    ActionText found;
  };
  Run read(size_t begin) const;

 private:
  enum class Strength { kNone, kWeak, kStrong };
  Strength take_atom(Scanner& scan, ActionText& found) const;
  Strength take_labelled(Scanner& scan, ActionText& found) const;
  bool take_owner(Scanner& scan, ActionText& found) const;
  bool take_due(Scanner& scan, ActionText& found) const;
  bool take_ids(Scanner& scan, ActionText& found) const;
  bool take_tracker(Scanner& scan, ActionText& found) const;
  bool take_word(Scanner& scan, ActionText& found) const;

  void take_value(ActionField field, Part value, ActionText& found) const;
  void take_more_people(Scanner& scan, ActionText& found) const;
  MetadataReader within(size_t end) const { return {prose_, end, names_}; }

  const Prose& prose_;
  size_t end_;
  const ActionNames& names_;
};

/// Whether a text starts with a label of metadata: `Owner: `.
bool starts_with_label(std::string_view text);

/// A handle such as `@alice` or `@org/team` at a place: its size, 0 for none.
size_t size_of_handle(std::string_view text);

/// `F1`, `A12`: its size, 0 for none.
size_t size_of_id(std::string_view text);

/// `#12`, `org/repo#12`, `OPS-7`, `!5`, or an address: its size, 0 for none.
size_t size_of_tracker(std::string_view text);

}  // namespace debrief
