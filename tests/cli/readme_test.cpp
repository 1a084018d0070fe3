// The commands of README.md's tour print what the README shows. DEBRIEF_UPDATE=1 rewrites it.

#include <cstdlib>

#include "support/fixtures.h"
#include "support/transcript.h"
#include <gtest/gtest.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Where the reader is thought to sit.
constexpr std::string_view kHome = "/home/you";

/// The tour's shell blocks on their way to a transcript and back: every line of the page, and for
/// each command its lines and those of its output.
struct Tour {
  struct Step {
    std::string command;
    size_t output = 0;  // the first line of the output
    size_t end = 0;     // the line behind it
  };
  std::vector<std::string_view> lines;
  std::vector<Step> steps;
};

Tour read_tour(std::string_view page) {
  Tour tour;
  tour.lines = split(page, '\n');
  std::string folder;
  bool in_block = false;
  for (size_t i = 0; i < tour.lines.size(); ++i) {
    if (tour.lines[i].starts_with("```")) in_block = !in_block;
    if (!in_block || !tour.lines[i].starts_with("$ ")) continue;
    std::string command(tour.lines[i].substr(2));
    while (command.ends_with("\\")) {
      command.pop_back();
      command += trim(tour.lines[++i]);
    }
    size_t end = i + 1;
    while (!tour.lines[end].starts_with("$ ") && !tour.lines[end].starts_with("```")) ++end;
    if (command.starts_with("cd ")) {
      folder = concat(command, " && ");
    } else {
      tour.steps.push_back({concat(folder, command), i + 1, end});
    }
    i = end - 1;
  }
  return tour;
}

/// What each command printed, in the order of the steps.
std::vector<std::string> play(const Tour& tour) {
  std::string transcript;
  for (const Tour::Step& step : tour.steps) append(transcript, "$ ", step.command, "\n");
  const std::string played =
      replace_all(play_transcript(transcript, DEBRIEF_BINARIES), "{dir}", kHome);
  std::vector<std::string> outputs;
  size_t at = 0;
  for (const Tour::Step& step : tour.steps) {
    at = played.find(concat("$ ", step.command, "\n"), at) + step.command.size() + 3;
    const size_t end = played.find("\n? ", at);
    EXPECT_NE(end, std::string::npos) << step.command;
    EXPECT_LT(played.substr(end, 5), "\n? 2") << step.command << " could not run";
    outputs.push_back(played.substr(at, end + 1 - at));
    at = end;
  }
  return outputs;
}

TEST(Readme, ShowsWhatTheCommandsPrint) {
  const std::string page = read_source("README.md");
  const Tour tour = read_tour(page);
  ASSERT_GE(tour.steps.size(), 4u);
  const std::vector<std::string> outputs = play(tour);
  std::string fresh;
  size_t line = 0;
  const auto copy_to = [&](size_t end) {
    for (; line < end; ++line) {
      append(fresh, tour.lines[line], line + 1 < tour.lines.size() ? "\n" : "");
    }
  };
  for (size_t i = 0; i < tour.steps.size(); ++i) {
    copy_to(tour.steps[i].output);
    fresh += outputs[i];
    line = tour.steps[i].end;
  }
  copy_to(tour.lines.size());
  if (fresh != page && std::getenv("DEBRIEF_UPDATE") != nullptr) {
    ASSERT_TRUE(DiskFileSystem().write(source_path("README.md"), fresh));
    return;
  }
  EXPECT_EQ(fresh, page) << "if the new output is right: DEBRIEF_UPDATE=1 tools/check Readme";
}

}  // namespace
}  // namespace debrief
