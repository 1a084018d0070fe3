#pragma once
// The templates of the site and the values they are filled with. ctemplate parses and expands; no
// type of it is seen outside this file's source, and its cache belongs to one TemplateSet.
//
// Every value is escaped for the place it lands in. Only a SafeHtml reaches a page as markup, and
// only where the template asks for it with `{{NAME:x-html}}`; a plain text in such a place is
// escaped all the same. A template that switches escaping off is refused.
//
// A text of the interface is asked for with `[[key]]` (site/words.h) and stands in the template
// before it is parsed.
//
// To add a page: write templates/site/<name>.html, fill a TemplateValues in the page's own file,
// and add its maker to a list of site/pages.h.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/site/safe_html.h"
#include "debrief/site/words.h"

namespace debrief {

/// All templates of pages and parts that the program carries, by the names that a repository
/// overrides them with: `site/incident.html`.
std::vector<std::string> template_names();

/// What one template is filled with: texts, markup, and sections that repeat.
class TemplateValues {
 public:
  TemplateValues();
  ~TemplateValues();
  TemplateValues(TemplateValues&&) noexcept;
  TemplateValues& operator=(TemplateValues&&) noexcept;

  /// `{{NAME}}`.
  TemplateValues& text(const char* name, std::string_view value);
  /// `{{NAME:x-html}}`.
  TemplateValues& html(const char* name, SafeHtml value);
  /// Shows the section `{{#NAME}}…{{/NAME}}` once, when `shown`.
  TemplateValues& show(const char* name, bool shown = true);
  /// Sets the text and shows the section `NAME_IF` around it, unless it is empty.
  TemplateValues& text_if(const char* name, std::string_view value);
  TemplateValues& html_if(const char* name, SafeHtml value);
  /// One more repetition of the section; its values are looked up there first, then here. Lives as
  /// long as the outermost values.
  TemplateValues add(const char* section);

 private:
  friend class TemplateSet;
  struct Root;
  TemplateValues(std::shared_ptr<Root> root, void* dictionary)
      : root_(std::move(root)), dictionary_(dictionary) {}

  std::shared_ptr<Root> root_;
  void* dictionary_;  ///< a ctemplate::TemplateDictionary of `root_`
};

class TemplateSet {
 public:
  /// Reads and parses all templates, the words put in. kConfig names the template, the line and
  /// what is wrong.
  static Result<TemplateSet> load(
      const std::function<Result<std::string>(const std::string& name)>& template_file,
      const Words& words);

  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;
  ~TemplateSet();

  /// The template filled in. Safe to call from several threads, each with its own values.
  SafeHtml fill(std::string_view name, const TemplateValues& values) const;

 private:
  struct Impl;
  explicit TemplateSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// What a template may not do: nullopt when it keeps to the rules, else an error with its place.
/// It must begin with the escaping pragma, close every section, use no modifier but `x-html`, and
/// quote the attributes that it fills.
Result<void> check_template(const std::string& name, std::string_view bytes);

/// Whether a template that keeps the rules asks only for what the program's own of that name asks
/// for, markup as markup: what it is filled with is the same. kConfig names the nearest.
Result<void> check_template_names(const std::string& name, std::string_view bytes,
                                  std::string_view original);

}  // namespace debrief
