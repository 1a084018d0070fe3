#include "debrief/cli/agenda.h"

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/cli/markdown_text.h"

namespace debrief {
namespace {

std::string clock_text(int minutes) {
  return absl::StrFormat("%d:%02d", minutes / 60, minutes % 60);
}

/// Builds the agenda and keeps the time.
class AgendaWriter {
 public:
  void block(std::string_view title, int minutes, int level = 2) {
    append(text_, "\n", std::string(static_cast<size_t>(level), '#'), " ", clock_text(at_), " ",
           title, " (", minutes, " min)\n\n");
    at_ += minutes;
  }
  /// A heading above blocks that have their own times.
  void heading(std::string_view title) { append(text_, "\n## ", title, "\n"); }
  void line(std::string_view text) { append(text_, "- ", text, "\n"); }
  void paragraph(std::string_view text) { append(text_, text, "\n"); }
  int minutes() const { return at_; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  int at_ = 0;
};

bool asks_how(const AgendaSetting& setting) {
  return setting.profile == "etsy" || setting.profile == "pagerduty";
}

/// The people of a document, wherever it names them.
struct Cast {
  std::vector<PersonReference> participants;
  std::string facilitator, owner;
};

Cast cast_of(const Document& document) {
  const FrontMatter& front = document.front_matter;
  const auto either = [](const std::string& read, const auto& field) {
    return read.empty() && field ? field->value : read;
  };
  return {
      .participants = document.participants.empty() ? front.participants : document.participants,
      .facilitator = either(document.facilitator, front.facilitator),
      .owner = either(document.owner, front.owner)};
}

std::string person_text(const PersonReference& person) {
  if (person.role.empty()) return markdown_text(person.name);
  return concat(markdown_text(person.name), " — ", markdown_text(person.role));
}

void write_opening(const Document& document, AgendaWriter& out) {
  out.block("Make it safe", 5);
  out.line("Say aloud what this is for: to learn what made this possible and to change that.");
  out.line(
      "“Everyone did what made sense with what they saw. We are after the conditions, not after "
      "whose fault it was.”");
  out.line("Human error, where the word comes up, is where a question begins; it answers none.");
  out.line("What is said here is written down only as far as those who said it agree.");
  out.block("Facts", 5);
  const std::string_view state = document.facts.empty() ? "Say" : "Read aloud";
  out.line(concat(
      state,
      " what a video feed would have printed: when, how many, who was affected. No reasons yet."));
  out.line("What does anybody remember otherwise? Correct it on the spot.");
  out.block("Timeline", 5);
  if (!document.timeline.empty())
    out.line(concat(counted(document.timeline.size(), "row"), " so far."));
  out.line("What happened before the first row? Where is a gap that nobody can explain?");
}

void write_stories(const Cast& cast, AgendaWriter& out) {
  constexpr int kEach = 10;
  out.heading("Stories, one by one");
  out.paragraph("");
  out.line(
      "Whoever speaks is not interrupted, and takes the time it takes. Somebody else takes notes, "
      "word for word.");
  out.line(
      "What did you see? What did you take it to mean? What did you expect? What pressed on you?");
  out.line("How would you have known otherwise, with what was on your screen?");
  for (const PersonReference& person : cast.participants) {
    out.block(person_text(person), kEach, 3);
    out.line("Notes:");
  }
  if (!cast.participants.empty()) return;
  out.block("Each person who was directly involved, in the order in which they came in", 3 * kEach,
            3);
  out.line("“participants:” in the front matter names them, and this agenda will too.");
}

void write_analysis(const Document& document, const AgendaSetting& setting, AgendaWriter& out) {
  out.block("Second stories", 10);
  out.line("Which decision looks wrong today? What made it look right that day?");
  out.line(
      "Would somebody else in that seat have done the same? Then what made it the obvious thing to "
      "do?");
  out.block(asks_how(setting) ? "How it came about" : "Why, last", 10);
  if (asks_how(setting)) {
    out.line(
        "How did it make sense? How does it usually go? “How” brings a description; “why” brings a "
        "defence.");
  } else {
    out.line(
        "Ask why of what made a decision sensible, and go on from there; start again at another "
        "part of the story.");
  }
  out.line(
      "Each answer names something of the system: tools, technology, ways of working, knowledge, "
      "pressure, the world outside.");
  for (const Factor& factor : document.factors)
    out.line(concat(factor.id.empty() ? "" : concat(markdown_text(factor.id), ": "),
                    markdown_text(factor.text)));
  for (const std::string& question : setting.questions) out.line(markdown_text(question));
}

void write_closing(const Document& document, const Cast& cast, const AgendaSetting& setting,
                   AgendaWriter& out) {
  out.block("Actions", 10);
  out.line(
      "What would change the system so that the next person is led another way? Small, and one "
      "step at a time.");
  out.line("One person and a day for each, agreed to by that person.");
  if (setting.profile == "etsy")
    out.line("Nothing has to be settled today: what still looks right after a night or two?");
  out.block("Check-back", 5);
  out.line(
      "Fact by fact: does one of these actions make it less likely? If none does, accept it and "
      "say why.");
  out.block("Sharing", 5);
  const std::string owner = cast.owner.empty() ? "Somebody" : markdown_text(cast.owner);
  out.line(concat(owner, " finishes the write-up",
                  setting.write_up.empty() ? std::string() : concat(" by ", setting.write_up),
                  "."));
  std::vector<std::string> informed;
  for (const auto& each : document.front_matter.informed)
    informed.push_back(markdown_text(each.value));
  out.line(informed.empty() ? std::string("Who would like to know what we found, and was not here?")
                            : concat("It goes to ", join(informed, ", "), ". Who else?"));
  out.line("Thanks to all who told their story.");
}

/// Who comes, and what to see to before.
std::string before_the_meeting(const Cast& cast, const AgendaSetting& setting) {
  AgendaWriter out;
  out.heading("Before");
  out.paragraph("");
  const size_t count = cast.participants.size();
  if (cast.facilitator.empty()) out.line("Find a facilitator: best somebody who was not involved.");
  for (const PersonReference& person : cast.participants) {
    if (person.name == cast.facilitator)
      out.line(concat(markdown_text(person.name),
                      " was involved; can somebody else lead the conversation?"));
  }
  if (count > setting.most_participants) {
    out.line(concat(
        count,
        " people are many. Whose story can be told in writing, or in a conversation of two?"));
  } else {
    out.line("Only those who were directly involved; all others are better informed than invited.");
  }
  out.line(
      "Send the facts and the timeline to all of them, so that nobody has to be told what "
      "happened.");
  return out.text();
}

}  // namespace

std::string agenda_of(const Document& document, const AgendaSetting& setting) {
  const Cast cast = cast_of(document);
  AgendaWriter out;
  write_opening(document, out);
  write_stories(cast, out);
  write_analysis(document, setting, out);
  write_closing(document, cast, setting, out);
  std::string text = concat("# Agenda: ", markdown_text(document.title), "\n\n",
                            markdown_text(document.id), ", ", out.minutes(), " minutes");
  if (!cast.facilitator.empty()) append(text, ", led by ", markdown_text(cast.facilitator));
  append(text, "\n", before_the_meeting(cast, setting), out.text());
  return text;
}

}  // namespace debrief
