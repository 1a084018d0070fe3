#include "debrief/site/template_set.h"

#include <algorithm>
#include <charconv>

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_modifiers.h>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/site/script_words.h"

namespace debrief {
namespace {

constexpr auto kStrip = ctemplate::STRIP_BLANK_LINES;
constexpr char kSlots[] = "html";
/// A value that stands for markup is this byte and a number. clean_text() lets no text have it.
constexpr char kSlotMark = '\x01';

ctemplate::TemplateString view(std::string_view text) { return {text.data(), text.size()}; }

/// `{{NAME:x-html}}`: the markup that a slot's number stands for, anything else escaped.
class SlotModifier final : public ctemplate::TemplateModifier {
 public:
  void Modify(const char* in, size_t size, const ctemplate::PerExpandData* data,
              ctemplate::ExpandEmitter* out, const std::string&) const override {
    const auto* slots = static_cast<const std::vector<SafeHtml>*>(data->LookupForModifiers(kSlots));
    size_t slot = 0;
    const bool marked = size > 1 && in[0] == kSlotMark;
    if (marked && std::from_chars(in + 1, in + size, slot).ptr == in + size &&
        slot < slots->size()) {
      out->Emit((*slots)[slot].str());
    } else {
      out->Emit(escape_html({in, size}));
    }
  }
};

/// ctemplate keeps modifiers for the whole process; this one is without state.
void register_slot_modifier() {
  static const SlotModifier modifier;
  static const bool registered = ctemplate::AddXssSafeModifier("x-html", &modifier);
  static_cast<void>(registered);
}

}  // namespace

struct TemplateValues::Root {
  ctemplate::TemplateDictionary dictionary{"page"};
  std::vector<SafeHtml> slots;
};

namespace {

ctemplate::TemplateDictionary& dictionary_of(void* raw) {
  return *static_cast<ctemplate::TemplateDictionary*>(raw);
}

/// The template with every `[[key]]` replaced by its text, escaped and unable to start a tag.
Result<std::string> with_words(const std::string& name, std::string_view bytes,
                               const Words& words) {
  std::string out;
  size_t from = 0;
  for (size_t open = bytes.find("[["); open != std::string_view::npos;
       open = bytes.find("[[", from)) {
    const size_t close = bytes.find("]]", open);
    if (close == std::string_view::npos) break;
    const std::string_view key = bytes.substr(open + 2, close - open - 2);
    const std::string* text = words.find(key);
    if (text == nullptr) return no_such_text(name, bytes, open, key, words);
    out.append(bytes.substr(from, open - from));
    for (const char byte : escape_html(*text)) {
      if (byte == '{') {
        out.append("&#123;");
      } else {
        out.push_back(byte);
      }
    }
    from = close + 2;
  }
  return out.append(bytes.substr(from));
}

/// The template as it stands in a page: what sets its lines in is for those who write it. Within
/// `<pre>` and `<textarea>` it is text.
std::string unindented(std::string_view bytes) {
  std::string out;
  bool is_text = false;
  while (!bytes.empty()) {
    const size_t size = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(0, size);
    out.append(is_text ? line : line.substr(std::min(line.find_first_not_of(" \t"), size - 1)));
    for (size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
      const std::string_view tag = line.substr(at + 1);
      if (tag.starts_with("pre") || tag.starts_with("textarea")) is_text = true;
      if (tag.starts_with("/pre") || tag.starts_with("/textarea")) is_text = false;
    }
    bytes.remove_prefix(size);
  }
  return out;
}

}  // namespace

TemplateValues::TemplateValues()
    : root_(std::make_shared<Root>()), dictionary_(&root_->dictionary) {}
TemplateValues::~TemplateValues() = default;
TemplateValues::TemplateValues(TemplateValues&&) noexcept = default;
TemplateValues& TemplateValues::operator=(TemplateValues&&) noexcept = default;

TemplateValues& TemplateValues::text(const char* name, std::string_view value) {
  dictionary_of(dictionary_).SetValue(name, clean_text(value));
  return *this;
}

TemplateValues& TemplateValues::html(const char* name, SafeHtml value) {
  dictionary_of(dictionary_).SetValue(name, concat(kSlotMark, root_->slots.size()));
  root_->slots.push_back(std::move(value));
  return *this;
}

TemplateValues& TemplateValues::show(const char* name, bool shown) {
  if (shown) dictionary_of(dictionary_).ShowSection(name);
  return *this;
}

TemplateValues& TemplateValues::text_if(const char* name, std::string_view value) {
  if (value.empty()) return *this;
  return text(name, value).show(concat(name, "_IF").c_str());
}

TemplateValues& TemplateValues::html_if(const char* name, SafeHtml value) {
  if (value.empty()) return *this;
  return html(name, std::move(value)).show(concat(name, "_IF").c_str());
}

TemplateValues TemplateValues::add(const char* section) {
  return {root_, dictionary_of(dictionary_).AddSectionDictionary(section)};
}

struct TemplateSet::Impl {
  ctemplate::TemplateCache cache;
};

TemplateSet::TemplateSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;
TemplateSet::~TemplateSet() = default;

std::vector<std::string> template_names() {
  constexpr std::string_view kFolder = "templates/";
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files("templates/site/")) {
    if (file.name.ends_with(".html")) names.emplace_back(file.name.substr(kFolder.size()));
  }
  return names;
}

Result<TemplateSet> TemplateSet::load(
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const Words& words) {
  register_slot_modifier();
  auto impl = std::make_unique<Impl>();
  for (const std::string& name : template_names()) {
    DEBRIEF_TRY(bytes, template_file(name));
    DEBRIEF_TRY_VOID(check_template(name, bytes));
    DEBRIEF_TRY(text, with_words(name, unindented(bytes), words));
    if (!impl->cache.StringToTemplateCache(name, text, kStrip)) {
      return fail(
          {.kind = ErrorKind::kConfig,
           .message = "template cannot be read as HTML; a tag or an attribute is not closed",
           .where = name});
    }
  }
  impl->cache.Freeze();
  return TemplateSet(std::move(impl));
}

SafeHtml TemplateSet::fill(std::string_view name, const TemplateValues& values) const {
  std::string out;
  ctemplate::PerExpandData data;
  data.InsertForModifiers(kSlots, &values.root_->slots);
  // The templates are parsed and the cache is frozen: nothing is left that could fail.
  impl_->cache.ExpandNoLoad(view(name), kStrip, &dictionary_of(values.dictionary_), &data, &out);
  return SafeHtml(std::move(out));
}

}  // namespace debrief
