#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

std::string hex_byte(char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  return concat("0x", kDigits[value >> 4], kDigits[value & 15]);
}

Span byte_at(size_t offset) {
  const auto begin = static_cast<uint32_t>(offset);
  return {begin, begin + 1};
}

constexpr char kWriter[] = "Which program wrote these bytes?";

/// The first NUL and the first byte that is not UTF-8: one of each is enough to know what the file
/// is.
void check_bytes(std::string_view bytes, Emit& emit) {
  if (const size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    emit(byte_at(nul), "a NUL byte stands here")
        .question(kWriter)
        .rewrite("Remove it, or save the file as text");
  }
  if (const auto invalid = find_invalid_utf8(bytes)) {
    emit(byte_at(*invalid), concat("byte ", hex_byte(bytes[*invalid]), " is not UTF-8"))
        .question(kWriter)
        .rewrite("Save the file as UTF-8");
  }
}

}  // namespace

void metadata_too_complex(const Document& document, const Config& config, Emit& emit) {
  if (document.source.is_utf16()) {
    emit(document.markdown.refusal->span, document.markdown.refusal->message)
        .question(kWriter)
        .rewrite("Save it as UTF-8");
    return;
  }
  if (document.markdown.refusal) {
    emit(document.markdown.refusal->span, document.markdown.refusal->message);
  } else if (document.source.size() > config.document_bytes) {
    emit({}, concat("a file of ", with_thousands(document.source.size()),
                    " bytes exceeds the limit of ", with_thousands(config.document_bytes)));
  }
  check_bytes(document.source.bytes(), emit);
}

}  // namespace debrief
