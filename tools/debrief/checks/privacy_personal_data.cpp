#include "debrief/checks/checks.h"
#include "debrief/checks/personal_data.h"

namespace debrief {
namespace {

const char* message_for(PersonalDatum::Kind kind) {
  switch (kind) {
    case PersonalDatum::Kind::kMail:
      return "the e-mail address of a person stands in the text";
    case PersonalDatum::Kind::kPhone:
      return "a telephone number stands in the text";
    case PersonalDatum::Kind::kCard:
      return "the number of a payment card stands in the text";
    case PersonalDatum::Kind::kAccount:
      return "the number of a bank account stands in the text";
    case PersonalDatum::Kind::kNetwork:
      return "the network address of a person stands in the text";
  }
  return "";
}

const char* rewrite_for(PersonalDatum::Kind kind) {
  switch (kind) {
    case PersonalDatum::Kind::kMail:
      return "Name the person by handle or role: “@alice”, “a customer of the pro plan”";
    case PersonalDatum::Kind::kPhone:
      return "Name the rota or the role that was called";
    case PersonalDatum::Kind::kCard:
      return "Keep the last four digits at most: “card ending in 4242”";
    case PersonalDatum::Kind::kAccount:
      return "Keep the country and the last four characters at most";
    case PersonalDatum::Kind::kNetwork:
      return "Say what matters of it, such as “one address in a home network”, or leave the last "
             "part out";
  }
  return "";
}

}  // namespace

void privacy_personal_data(const Document& document, const Config&, Emit& emit) {
  for (const PersonalDatum& datum : find_personal_data(document.source.bytes())) {
    auto draft = emit(datum.span, message_for(datum.kind));
    draft.rewrite(rewrite_for(datum.kind));
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
