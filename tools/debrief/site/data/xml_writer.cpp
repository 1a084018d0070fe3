#include "debrief/site/data/xml_writer.h"

#include <algorithm>

#include "debrief/markdown/html.h"
#include "debrief/text/utf8.h"

namespace debrief {

std::string escape_xml(std::string_view text) {
  const std::string clean = clean_text(text);
  // What XML does not allow besides begins with one of these bytes in UTF-8.
  const bool may_hold_others = std::ranges::any_of(
      clean, [](char byte) { return static_cast<unsigned char>(byte) >= 0xEF; });
  if (!may_hold_others) return escape_html(clean);
  std::string allowed;
  allowed.reserve(clean.size());
  for (std::string_view rest = clean; !rest.empty();) {
    const CodePoint point = decode_utf8(rest);
    const bool is_character = (point.value & 0xFFFE) != 0xFFFE;
    append_utf8(allowed, is_character ? point.value : 0xFFFD);
    rest.remove_prefix(point.size);
  }
  return escape_html(allowed);
}

XmlWriter::XmlWriter() : xml_("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") {}

void XmlWriter::begin(Markup name, std::initializer_list<Attribute> attributes) {
  xml_.append(2 * depth_, ' ');
  xml_ += '<';
  xml_ += name.text();
  for (const Attribute& attribute : attributes) {
    xml_ += ' ';
    xml_ += attribute.name.text();
    xml_ += "=\"";
    xml_ += escape_xml(attribute.value);
    xml_ += '"';
  }
}

XmlWriter& XmlWriter::open(Markup name, std::initializer_list<Attribute> attributes) {
  begin(name, attributes);
  xml_ += ">\n";
  ++depth_;
  return *this;
}

XmlWriter& XmlWriter::close(Markup name) {
  xml_.append(2 * --depth_, ' ');
  xml_ += "</";
  xml_ += name.text();
  xml_ += ">\n";
  return *this;
}

XmlWriter& XmlWriter::element(Markup name, std::string_view text,
                              std::initializer_list<Attribute> attributes) {
  begin(name, attributes);
  xml_ += '>';
  xml_ += escape_xml(text);
  xml_ += "</";
  xml_ += name.text();
  xml_ += ">\n";
  return *this;
}

XmlWriter& XmlWriter::empty(Markup name, std::initializer_list<Attribute> attributes) {
  begin(name, attributes);
  xml_ += "/>\n";
  return *this;
}

}  // namespace debrief
