#include "debrief/corpus/redaction.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::string_view kAnybody = "responder";
constexpr std::string_view kNoAddress = "address removed";

/// A byte of a word: any letter of any script counts, so that `Zoë` is one.
bool is_name_byte(char byte) {
  return is_ascii_alnum(byte) || (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

bool is_handle_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '_' || byte == '-' || byte == '.';
}

bool is_local_byte(char byte) { return is_handle_byte(byte) || byte == '+' || byte == '%'; }

bool is_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }

std::string_view bare(std::string_view name) {
  name = trim(name);
  if (name.starts_with('@')) name.remove_prefix(1);
  return name;
}

/// The length of a handle behind its `@`; a full stop that ends it ends the sentence.
size_t handle_length(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && is_handle_byte(text[end])) ++end;
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

size_t word_length(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  return end;
}

/// Whether a sentence, a line or an item begins behind this text.
bool begins_sentence(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '*' || before.back() == '_'))
    before.remove_suffix(1);
  if (before.empty()) return true;
  return std::string_view("\n.!?:|-#>\"").find(before.back()) != std::string_view::npos;
}

/// The length of the address whose `@` this is; zero when it is none.
size_t domain_length(std::string_view behind) {
  const size_t length = handle_length(behind);
  const size_t dot = behind.substr(0, length).find('.');
  return dot == std::string_view::npos || dot == 0 ? 0 : length;
}

/// A role in one line, without what YAML or Markdown would take for more than words: it comes to
/// stand wherever its person stood.
std::string plain_role(std::string_view role) {
  std::string plain;
  for (const char byte : role) {
    const bool stays =
        is_name_byte(byte) || std::string_view("-.()/+").find(byte) != std::string_view::npos;
    if (stays && (is_name_byte(byte) || !plain.empty())) {
      plain += byte;
    } else if (!plain.empty() && plain.back() != ' ') {
      plain += ' ';
    }
  }
  return std::string(trim(plain));
}

/// A role as one word of a handle: `on-call engineer` is `on-call-engineer`.
std::string as_handle(std::string_view role) {
  std::string handle;
  for (const char byte : role) handle += is_handle_byte(byte) ? byte : '-';
  return handle;
}

}  // namespace

Roles roles_of(const Document& document) {
  const FrontMatter& front = document.front_matter;
  Roles roles;
  for (const PersonReference& person : front.participants) {
    std::string role = plain_role(person.role);
    if (!role.empty()) roles.emplace(bare(person.name), std::move(role));
  }
  if (front.facilitator) roles.emplace(bare(front.facilitator->value), "facilitator");
  if (front.owner) roles.emplace(bare(front.owner->value), "owner");
  return roles;
}

Redaction::Redaction(const std::set<std::string>& people, const std::set<std::string>& kept) {
  for (const std::string& each : people) append(told_, each, '\n');
  for (const std::string& each : kept) {
    append(told_, "kept ", each, '\n');
    kept_.emplace(bare(each));
  }
  for (const std::string& each : people) {
    const std::string name(bare(each));
    if (name.size() < 2 || name == "unknown" || kept_.contains(name)) continue;
    by_first_word_[name.substr(0, word_length(name))].push_back(name);
    if (name.find(' ') == std::string::npos) continue;
    for (const std::string_view part : split(name, ' ')) {
      if (part.size() > 2 && is_capital(part[0])) parts_.emplace(part);
    }
  }
  for (auto& [word, names] : by_first_word_) {
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
  }
}

std::string_view Redaction::role_of(std::string_view name, const Roles& roles) const {
  const auto found = roles.find(bare(name));
  return found == roles.end() ? kAnybody : std::string_view(found->second);
}

std::string_view Redaction::name_at(std::string_view text) const {
  const auto found = by_first_word_.find(text.substr(0, word_length(text)));
  if (found == by_first_word_.end()) return {};
  for (const std::string& name : found->second) {
    const bool ends = text.size() == name.size() ||
                      (text.size() > name.size() && !is_name_byte(text[name.size()]));
    // A name of one word is told from a word by its capital: `Will`, not `will`.
    const bool told = name.find_first_of(" .-_") != std::string::npos || is_capital(name[0]);
    if (ends && told && text.starts_with(name)) return name;
  }
  return {};
}

std::string Redaction::replaced(std::string_view text, const Roles& roles, bool as_value) const {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool within = at > 0 && (is_name_byte(text[at - 1]) || text[at - 1] == '@');
    if (rest[0] == '@') {
      const std::string_view behind = rest.substr(1);
      const size_t domain = at > 0 && is_local_byte(text[at - 1]) ? domain_length(behind) : 0;
      const size_t handle = handle_length(behind);
      if (domain > 0) {
        while (!out.empty() && is_local_byte(out.back())) out.pop_back();
        out.append(kNoAddress);
        at += 1 + domain;
      } else if (handle > 0 && !within && !kept_.contains(behind.substr(0, handle))) {
        append(out, '@', as_handle(role_of(behind.substr(0, handle), roles)));
        at += 1 + handle;
      } else {
        out += rest[0];
        ++at;
      }
      continue;
    }
    const std::string_view name = within ? std::string_view() : name_at(rest);
    if (!name.empty() && !(rest.size() > name.size() && rest[name.size()] == '@')) {
      const std::string_view role = role_of(name, roles);
      if (as_value) {
        out.append(role);
      } else {
        append(out, begins_sentence(text.substr(0, at)) ? "The " : "the ", role);
      }
      at += name.size();
      continue;
    }
    // On to the next word, so that a name is only looked for where one may begin.
    const size_t length = std::max<size_t>(1, within ? 1 : word_length(rest));
    out.append(rest.substr(0, length));
    at += length;
  }
  return out;
}

std::string Redaction::text(std::string_view text, const Roles& roles) const {
  return replaced(text, roles, false);
}

std::string Redaction::document(std::string_view bytes, const Roles& roles) const {
  size_t body = 0;
  if (bytes.starts_with("---\n") || bytes.starts_with("---\r\n")) {
    const size_t end = bytes.find("\n---", 3);
    if (end != std::string_view::npos) body = end;
  }
  return concat(replaced(bytes.substr(0, body), roles, true),
                replaced(bytes.substr(body), roles, false));
}

std::vector<Redaction::Remnant> Redaction::remnants(std::string_view text) const {
  std::vector<Remnant> found;
  for (size_t at = 0; at < text.size();) {
    const size_t length = word_length(text.substr(at));
    if (length == 0) {
      ++at;
      continue;
    }
    const std::string_view word = text.substr(at, length);
    if (parts_.contains(word) && !begins_sentence(text.substr(0, at))) {
      found.push_back({at, std::string(word)});
    }
    at += length;
  }
  return found;
}

}  // namespace debrief
