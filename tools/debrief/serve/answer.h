#pragma once
// What the preview answers, as a function of what is asked and what there is to show; no sockets.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/site/site.h"
#include "debrief/site/words.h"

namespace debrief {

/// What there is to show at one moment; never changed once it is published.
struct Preview {
  std::shared_ptr<const SiteView> site = {};  ///< the newest that could be built; nullptr: none yet
  std::optional<Error> error = {};            ///< why there is no newer one
  /// Paths of documents whose bytes no commit holds.
  std::vector<std::string> uncommitted = {};
  std::shared_ptr<const Words> words = {};  ///< in the site's language; nullptr: English
};

struct Question {
  std::string method;
  std::string target;
  std::string host;
  std::string known_tag = {};  ///< If-None-Match
};

struct Answer {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};  ///< what GET gives; HEAD tells its length and leaves it out
  bool events = false;    ///< a stream of events follows: event_of() of the asked page
};

/// `port`: where the server listens, which the Host header has to name.
Answer answer(const Question& question, const Preview& preview, uint16_t port);

/// One server-sent event for the page that a target of kEventsPath names: the state of the page,
/// the error if there is one, and what is not committed, as JSON.
std::string event_of(std::string_view target, const Preview& preview);

}  // namespace debrief
