#include "debrief/site/history/document_diff.h"

#include <algorithm>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/corpus/revision_text.h"
#include "debrief/site/model.h"
#include "debrief/text/cut.h"

namespace debrief {
namespace {

constexpr size_t kLongestValue = 400;

/// What a field holds, on one line.
std::string value_text(const Document& document, const YamlNode& node) {
  std::string text;
  if (node.kind == YamlKind::kScalar) {
    text = fold_white_space(node.text);
  } else {
    const YamlTree& tree = document.front_matter.tree;
    const bool is_plain =
        node.kind == YamlKind::kSequence && std::ranges::all_of(node.items, [&](YamlIndex item) {
          return tree[item].kind == YamlKind::kScalar;
        });
    if (is_plain) {
      for (const YamlIndex item : node.items)
        append(text, text.empty() ? "" : ", ", tree[item].text);
    } else {
      text = fold_white_space(document.source.slice(node.span));
    }
  }
  if (text.size() > kLongestValue) text = concat(first_bytes(text, kLongestValue), "…");
  return without_addresses(text);
}

/// The fields of the front matter by name, in their order; the first of those that stand twice.
std::vector<std::pair<std::string, std::string>> fields_of(const Document& document) {
  std::vector<std::pair<std::string, std::string>> fields;
  const YamlTree& tree = document.front_matter.tree;
  if (tree.empty() || tree.root().kind != YamlKind::kMap) return fields;
  std::set<std::string_view> seen;
  for (const YamlEntry& entry : tree.root().entries) {
    const std::string& name = tree[entry.key].text;
    if (!seen.insert(name).second) continue;
    fields.emplace_back(name, value_text(document, tree[entry.value]));
  }
  return fields;
}

void add_fields(const Document& before, const Document& after, std::vector<FieldDiff>& diffs) {
  const auto old_fields = fields_of(before);
  const std::map<std::string, std::string> old(old_fields.begin(), old_fields.end());
  std::set<std::string> here;
  for (auto& [name, value] : fields_of(after)) {
    here.insert(name);
    const auto found = old.find(name);
    const std::string was = found == old.end() ? "" : found->second;
    if (was != value) diffs.push_back({name, "", was, value});
  }
  for (const auto& [name, value] : old_fields) {
    if (!here.contains(name)) diffs.push_back({name, "", value, ""});
  }
}

std::string owners_of(const Action& action) {
  std::string owners;
  for (const PersonReference& each : action.owners) {
    append(owners, owners.empty() ? "" : ", ", person_name(each.name));
  }
  return owners;
}

std::string due_of(const Action& action) {
  return action.due ? absl::FormatCivilTime(absl::CivilDay(action.due->value.local)) : "";
}

/// What an action is known by from one revision to the next: its id, else its words.
const std::string& key_of(const Action& action) {
  return action.id.empty() ? action.text : action.id;
}

using ActionsByKey = std::map<std::string_view, const Action*>;

ActionsByKey actions_by_key(const Document& document) {
  ActionsByKey actions;
  for (const Action& each : document.actions) actions.emplace(key_of(each), &each);
  return actions;
}

void add_actions(const ActionsByKey& before, const Document& after, std::vector<FieldDiff>& diffs) {
  for (const Action& now : after.actions) {
    const auto found = before.find(key_of(now));
    if (found == before.end()) continue;
    const Action& was = *found->second;
    const std::string name = now.id.empty() ? without_addresses(now.text) : now.id;
    const auto compare = [&](const char* of, std::string old_value, std::string new_value) {
      if (old_value != new_value) {
        diffs.push_back({name, of, std::move(old_value), std::move(new_value)});
      }
    };
    compare("due", due_of(was), due_of(now));
    compare("owner", owners_of(was), owners_of(now));
    compare("status", std::string(action_status_name(was.status)),
            std::string(action_status_name(now.status)));
  }
}

/// A section as it is compared.
struct SectionText {
  std::string key;
  SectionRole role = SectionRole::kNone;
  std::string title, text;
};

/// Reads the sections of a document. Of an action that both documents have only what is to be done
/// is read: the rest of it are fields.
class SectionReader {
 public:
  SectionReader(const Document& document, const ActionsByKey& others) : document_(document) {
    for (const Action& each : document.actions) {
      if (others.contains(key_of(each))) short_actions_.emplace(each.block, &each);
    }
  }

  std::vector<SectionText> read() {
    std::vector<SectionText> texts(document_.sections.size());
    std::map<std::string, size_t> repeated;
    for (size_t i = 0; i < texts.size(); ++i) {
      const Section& section = document_.sections[i];
      const std::string name = section.role == SectionRole::kNone
                                   ? letters_of(lower_ascii(section.title))
                                   : std::string(role_name(section.role));
      const std::string parent =
          section.parent && *section.parent < i ? texts[*section.parent].key : "";
      texts[i].key = concat(parent, "/", name);
      if (const size_t n = repeated[texts[i].key]++; n > 0) append(texts[i].key, "#", n);
      texts[i].role = document_.role_of_section(static_cast<uint32_t>(i));
      texts[i].title = without_addresses(section.title);
    }
    for (BlockIndex b = 1; b < document_.markdown.blocks.size(); ++b) {
      std::string line = line_of(b);
      if (!line.empty()) append(texts[document_.block_sections[b]].text, line, '\n');
    }
    return texts;
  }

 private:
  /// What a block gives as a line of its own; empty when it is part of another.
  std::string line_of(BlockIndex index) {
    const Block& block = document_.markdown.blocks[index];
    if (block.span.begin < skip_until_) return {};
    if (const auto found = short_actions_.find(index); found != short_actions_.end()) {
      skip_until_ = block.span.end;
      const Action& action = *found->second;
      std::string line = concat(action.id, action.id.empty() ? "" : " ", action.text);
      if (!action.reason.empty()) append(line, " — ", action.reason);
      return without_addresses(line);
    }
    switch (block.kind) {
      case BlockKind::kTableRow:
        return row_text(block);
      case BlockKind::kParagraph:
        return without_addresses(concat(checkbox_of(block), plain_text(document_.markdown, index)));
      case BlockKind::kCodeBlock:
        return without_addresses(trim(block.literal));
      default:
        return {};
    }
  }

  std::string row_text(const Block& row) const {
    std::string line;
    for (const BlockIndex cell : row.children) {
      append(line, line.empty() ? "" : " | ", plain_text(document_.markdown, cell));
    }
    return without_addresses(line);
  }

  /// `[x] ` for the first paragraph of a task.
  std::string_view checkbox_of(const Block& paragraph) const {
    const Block& item = document_.markdown.blocks[paragraph.parent];
    const bool is_first =
        item.kind == BlockKind::kItem && !item.children.empty() &&
        document_.markdown.blocks[item.children.front()].span.begin == paragraph.span.begin;
    if (!is_first) return "";
    switch (item.checkbox) {
      case Checkbox::kOpen:
        return "[ ] ";
      case Checkbox::kDone:
        return "[x] ";
      case Checkbox::kDeclined:
        return "[-] ";
      case Checkbox::kInProgress:
        return "[~] ";
      case Checkbox::kNone:
        break;
    }
    return "";
  }

  const Document& document_;
  std::map<BlockIndex, const Action*> short_actions_;
  uint32_t skip_until_ = 0;
};

}  // namespace

DocumentDiff diff_documents(const Document& before, const Document& after) {
  DocumentDiff diff;
  const ActionsByKey old_actions = actions_by_key(before);
  add_fields(before, after, diff.fields);
  add_actions(old_actions, after, diff.fields);
  diff.refused = before.markdown.refusal || after.markdown.refusal;
  if (diff.refused) return diff;
  std::vector<SectionText> old_texts = SectionReader(before, actions_by_key(after)).read();
  std::map<std::string_view, size_t> by_key;
  for (size_t i = 0; i < old_texts.size(); ++i) by_key.emplace(old_texts[i].key, i);
  std::vector<bool> is_here(old_texts.size());
  for (SectionText& now : SectionReader(after, old_actions).read()) {
    const auto found = by_key.find(now.key);
    if (found == by_key.end()) {
      if (!now.title.empty() || !now.text.empty()) {
        diff.sections.push_back({now.role, "", std::move(now.title), "", std::move(now.text)});
      }
      continue;
    }
    const SectionText& was = old_texts[found->second];
    is_here[found->second] = true;
    if (was.text == now.text && was.title == now.title) continue;
    diff.sections.push_back({now.role, was.title, now.title, was.text, std::move(now.text)});
  }
  for (size_t i = 0; i < old_texts.size(); ++i) {
    SectionText& was = old_texts[i];
    if (is_here[i] || (was.title.empty() && was.text.empty())) continue;
    diff.sections.push_back({was.role, std::move(was.title), "", std::move(was.text), ""});
  }
  return diff;
}

DocumentSize size_of(const Document& document) {
  DocumentSize size;
  std::set<uint32_t> sections;
  for (const TextBlock& block : document.texts) {
    if (block.kind == TextKind::kField || block.kind == TextKind::kHeading) continue;
    const auto& text = block.prose.text;
    size.words += 1 + static_cast<size_t>(std::ranges::count(text, ' '));
    sections.insert(block.section);
  }
  size.sections = sections.size();
  return size;
}

}  // namespace debrief
