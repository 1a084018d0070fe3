#pragma once
// XML for feeds: what comes from a document is always escaped, and the result is well-formed
// whatever it holds.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "debrief/site/safe_html.h"

namespace debrief {

/// `text` with nothing that XML 1.0 does not allow (§2.2), and & < > " ' escaped.
std::string escape_xml(std::string_view text);

/// Puts elements one behind the other, each on a line of its own.
class XmlWriter {
 public:
  struct Attribute {
    Markup name;
    std::string_view value;
  };

  XmlWriter();  ///< begins with the declaration

  XmlWriter& open(Markup name, std::initializer_list<Attribute> attributes = {});
  XmlWriter& close(Markup name);
  /// An element that holds a text.
  XmlWriter& element(Markup name, std::string_view text,
                     std::initializer_list<Attribute> attributes = {});
  /// One that holds nothing.
  XmlWriter& empty(Markup name, std::initializer_list<Attribute> attributes);

  std::string take() { return std::move(xml_); }

 private:
  void begin(Markup name, std::initializer_list<Attribute> attributes);

  std::string xml_;
  size_t depth_ = 0;
};

}  // namespace debrief
