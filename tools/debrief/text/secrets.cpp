#include "debrief/text/secrets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

#include "debrief/base/strings.h"
#include "debrief/text/random_look.h"

namespace debrief {
namespace {

enum class Alphabet { kUpper, kAlnum, kHex, kToken };

/// A key that a provider marks by how it begins.
struct KeyForm {
  std::string_view prefix;
  Alphabet alphabet;
  uint32_t least, most;  ///< bytes behind the prefix
  std::string_view kind;
};

// Sorted by prefix. Of two that fit the longer one stands behind the shorter and wins.
constexpr auto kKeyForms = std::to_array<KeyForm>({
    {"AIza", Alphabet::kToken, 35, 35, "a Google API key"},
    {"AKIA", Alphabet::kUpper, 16, 16, "an AWS access key"},
    {"ASIA", Alphabet::kUpper, 16, 16, "an AWS access key"},
    {"dop_v1_", Alphabet::kHex, 64, 64, "a DigitalOcean token"},
    {"gho_", Alphabet::kAlnum, 36, 255, "a GitHub token"},
    {"ghp_", Alphabet::kAlnum, 36, 255, "a GitHub token"},
    {"ghr_", Alphabet::kAlnum, 36, 255, "a GitHub token"},
    {"ghs_", Alphabet::kAlnum, 36, 255, "a GitHub token"},
    {"ghu_", Alphabet::kAlnum, 36, 255, "a GitHub token"},
    {"github_pat_", Alphabet::kToken, 22, 255, "a GitHub token"},
    {"gldt-", Alphabet::kToken, 20, 255, "a GitLab token"},
    {"glpat-", Alphabet::kToken, 20, 255, "a GitLab token"},
    {"glrt-", Alphabet::kToken, 20, 255, "a GitLab token"},
    {"glsa_", Alphabet::kToken, 32, 255, "a Grafana token"},
    {"npm_", Alphabet::kAlnum, 36, 36, "an npm token"},
    {"pypi-", Alphabet::kToken, 50, 255, "a PyPI token"},
    {"rk_live_", Alphabet::kAlnum, 16, 255, "a Stripe key"},
    {"sk-", Alphabet::kToken, 32, 255, "an API key"},
    {"sk_live_", Alphabet::kAlnum, 16, 255, "a Stripe key"},
    {"xapp-", Alphabet::kToken, 20, 255, "a Slack token"},
    {"xoxa-", Alphabet::kToken, 16, 255, "a Slack token"},
    {"xoxb-", Alphabet::kToken, 16, 255, "a Slack token"},
    {"xoxe-", Alphabet::kToken, 16, 255, "a Slack token"},
    {"xoxp-", Alphabet::kToken, 16, 255, "a Slack token"},
    {"xoxr-", Alphabet::kToken, 16, 255, "a Slack token"},
    {"xoxs-", Alphabet::kToken, 16, 255, "a Slack token"},
});
static_assert(std::ranges::is_sorted(kKeyForms, {}, &KeyForm::prefix), "keep the forms sorted");

/// The fewest bytes of any key, its prefix among them: shorter words are none.
constexpr size_t kLeastKey =
    std::ranges::min(kKeyForms | std::views::transform([](const KeyForm& form) {
                       return form.prefix.size() + form.least;
                     }));

/// Addresses that let everybody who knows them post.
struct HookForm {
  std::string_view prefix;  ///< behind `://`
  uint32_t least;           ///< bytes of path behind it
  std::string_view kind;
};
constexpr HookForm kHookForms[] = {
    {"hooks.slack.com/services/", 30, "a Slack webhook"},
    {"discord.com/api/webhooks/", 60, "a Discord webhook"},
    {"discordapp.com/api/webhooks/", 60, "a Discord webhook"},
};

/// How names end whose values open doors, in lower case without `-` and `_`.
constexpr std::string_view kSecretNames[] = {
    "password", "passwd",    "passphrase", "pwd",        "secret",     "secretkey",     "apikey",
    "token",    "accesskey", "privatekey", "accountkey", "signingkey", "encryptionkey", "dbpass",
};
/// Tokens that open nothing.
constexpr std::string_view kOpenNames[] = {"nexttoken", "pagetoken", "synctoken",
                                           "continuationtoken"};

constexpr size_t kMostValueBytes = 256;
constexpr uint32_t kMostShown = 4;

constexpr bool is_token_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '_' || byte == '-';
}

bool fits(char byte, Alphabet alphabet) {
  switch (alphabet) {
    case Alphabet::kUpper:
      return is_ascii_digit(byte) || (byte >= 'A' && byte <= 'Z');
    case Alphabet::kAlnum:
      return is_ascii_alnum(byte);
    case Alphabet::kHex:
      return is_ascii_digit(byte) || (byte >= 'a' && byte <= 'f');
    case Alphabet::kToken:
      return is_token_byte(byte);
  }
  return false;
}

class SecretScanner {
 public:
  explicit SecretScanner(std::string_view text) : text_(text) {}

  std::vector<Secret> scan() {
    while (at_ < text_.size()) {
      const char byte = text_[at_];
      if (byte == '-' && text_.substr(at_).starts_with("-----BEGIN ")) {
        read_private_key();
      } else if (is_token_byte(byte)) {
        read_token();
      } else {
        if (byte == ':' && text_.substr(at_).starts_with("://")) read_address();
        ++at_;
      }
    }
    return std::move(found_);
  }

 private:
  size_t token_end(size_t from) const {
    while (from < text_.size() && is_token_byte(text_[from])) ++from;
    return from;
  }

  void add(std::string_view kind, size_t begin, size_t end, size_t shown = 0) {
    if (!found_.empty() && begin < found_.back().span.end) return;
    found_.push_back({kind,
                      {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
                      std::min(static_cast<uint32_t>(shown), kMostShown)});
  }

  /// A PEM block, also one whose line breaks are written `\n`: up to its end line, or to the next
  /// line of its kind.
  void read_private_key() {
    constexpr size_t kLongestLine = 80;
    constexpr ptrdiff_t kLeastLetters = 40;
    const std::string_view line = text_.substr(at_, kLongestLine);
    const size_t label_end = line.find("-----", 11);
    const std::string_view label = line.substr(0, label_end);
    if (label_end == line.npos || label.find('\n') != label.npos) {
      at_ += 11;
      return;
    }
    const size_t begin = at_, body = begin + label_end + 5;
    size_t end = std::min(text_.find("-----", body), text_.size());
    at_ = end;
    const auto letters = std::ranges::count_if(text_.substr(body, end - body), is_ascii_alnum);
    if (label.find("PRIVATE KEY") == label.npos || letters < kLeastLetters) return;
    if (const std::string_view last = text_.substr(end, kLongestLine);
        last.starts_with("-----END ")) {
      if (const size_t close = last.find("-----", 9); close != last.npos) end += close + 5;
    }
    while (is_ascii_space(text_[end - 1])) --end;
    add("a private key", begin, end, kMostShown);
    at_ = end;
  }

  void read_token() {
    const size_t begin = at_, end = token_end(begin);
    at_ = end;
    if (read_key(begin, end) || read_web_token(begin, end)) return;
    read_assignment(begin, end);
  }

  bool read_key(size_t begin, size_t end) {
    const std::string_view token = text_.substr(begin, end - begin);
    if (token.size() < kLeastKey) return false;
    const KeyForm* form = nullptr;
    for (const KeyForm& each : kKeyForms) {
      if (token.starts_with(each.prefix)) form = &each;
    }
    if (form == nullptr) return false;
    const std::string_view rest = token.substr(form->prefix.size());
    if (rest.size() < form->least || rest.size() > form->most) return false;
    if (!std::ranges::all_of(rest, [&](char byte) { return fits(byte, form->alphabet); })) {
      return false;
    }
    const bool has_digit = std::ranges::any_of(rest, is_ascii_digit);
    const bool counts = form->alphabet == Alphabet::kUpper || has_digit;
    if (!counts || says_placeholder(rest)) return false;
    add(form->kind, begin, end, form->prefix.size());
    return true;
  }

  /// Header, claims and signature, the first two JSON objects: `eyJ….eyJ….…`.
  bool read_web_token(size_t begin, size_t end) {
    constexpr size_t kLeastPart = 10;
    if (!text_.substr(begin).starts_with("eyJ") || end - begin < kLeastPart) return false;
    if (!text_.substr(end).starts_with(".eyJ")) return false;
    const size_t claims_end = token_end(end + 1);
    if (claims_end >= text_.size() || text_[claims_end] != '.') return false;
    const size_t signature_end = token_end(claims_end + 1);
    if (signature_end - claims_end <= kLeastPart) return false;
    add("a signed web token", begin, signature_end, 3);
    at_ = signature_end;
    return true;
  }

  /// `DB_PASSWORD=…`, `"api_key": "…"`, `--password …`, `Authorization: Bearer …`.
  void read_assignment(size_t begin, size_t end) {
    constexpr size_t kLongestName = 64;
    const bool is_option = text_.substr(begin).starts_with("--");
    const std::optional<size_t> value = value_behind(end, is_option);
    if (!value || end - begin > kLongestName) return;
    std::string name;
    for (const char byte : lower_ascii(text_.substr(begin, end - begin))) {
      if (is_ascii_alnum(byte)) name += byte;
    }
    if (name.ends_with("authorization")) return read_authorization(*value);
    const auto ends_name = [&](std::string_view each) { return name.ends_with(each); };
    if (!std::ranges::any_of(kSecretNames, ends_name)) return;
    if (std::ranges::any_of(kOpenNames, ends_name)) return;
    const size_t value_end = end_of_value(*value);
    if (looks_random(text_.substr(*value, value_end - *value))) {
      add("a password or key", *value, value_end);
    }
  }

  void read_authorization(size_t value) {
    for (const std::string_view scheme : {"bearer ", "basic ", "token "}) {
      if (lower_ascii(text_.substr(value, scheme.size())) != scheme) continue;
      const size_t begin = value + scheme.size(), end = end_of_value(begin);
      const std::string_view credentials = text_.substr(begin, end - begin);
      constexpr size_t kLeastCredentials = 12;
      if (credentials.size() < kLeastCredentials || says_placeholder(credentials)) return;
      add("an authorization value", begin, end);
      return;
    }
  }

  /// Where the value of a name starts that ends at `from`: behind `=` or `:`, quotes skipped.
  std::optional<size_t> value_behind(size_t from, bool is_option) const {
    const auto skip = [&](size_t& at, std::string_view bytes, size_t most) {
      const size_t last = std::min(text_.size(), at + most);
      while (at < last && bytes.find(text_[at]) != bytes.npos) ++at;
    };
    size_t at = from;
    skip(at, "\"'`* ", 4);
    const bool assigns = at < text_.size() && (text_[at] == '=' || text_[at] == ':');
    if (!assigns && !(is_option && at > from)) return std::nullopt;
    if (assigns && text_.substr(at).starts_with("://")) return std::nullopt;
    skip(at, "=:>", 3);
    skip(at, "\"'`* ", 6);
    if (at >= text_.size()) return std::nullopt;
    return at;
  }

  size_t end_of_value(size_t from) const {
    const size_t last = std::min(text_.size(), from + kMostValueBytes);
    size_t end = from;
    while (end < last && !is_ascii_space(text_[end]) &&
           std::string_view("\"'`<>|,;&").find(text_[end]) == std::string_view::npos) {
      ++end;
    }
    while (end > from &&
           std::string_view(".:!?)]}*").find(text_[end - 1]) != std::string_view::npos) {
      --end;
    }
    return end;
  }

  void read_address() {
    const size_t begin = at_ + 3;
    for (const HookForm& form : kHookForms) {
      if (!text_.substr(begin).starts_with(form.prefix)) continue;
      const size_t path = begin + form.prefix.size(), end = end_of_value(path);
      if (end - path < form.least || says_placeholder(text_.substr(path, end - path))) return;
      add(form.kind, path, end);
      return;
    }
    read_user_information(begin);
  }

  /// `user:password@host` behind `://`.
  void read_user_information(size_t begin) {
    const size_t last = std::min(text_.size(), begin + kMostValueBytes);
    std::optional<size_t> colon;
    size_t at = begin;
    while (at < last && text_[at] != '@') {
      if (is_ascii_space(text_[at]) ||
          std::string_view("/?#\"'`<>()|").find(text_[at]) != std::string_view::npos) {
        return;
      }
      if (text_[at] == ':' && !colon) colon = at;
      ++at;
    }
    if (at >= last || !colon) return;
    const std::string_view user = text_.substr(begin, *colon - begin);
    const std::string_view password = text_.substr(*colon + 1, at - *colon - 1);
    constexpr size_t kLeastPassword = 3;
    if (password.size() < kLeastPassword || password == user || says_placeholder(password)) return;
    const std::string_view host = text_.substr(at + 1, 10);
    if (host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("example")) {
      return;
    }
    add("a password in an address", *colon + 1, at);
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<Secret> found_;
};

}  // namespace

namespace {

/// Adds where the same values stand once more, without the name or address that gave them away. A
/// password that is a word, such as `checkout`, is not looked for.
void add_repeats(std::string_view text, std::vector<Secret>& secrets) {
  constexpr size_t kMostValues = 32, kLong = 20;
  const std::vector<Secret> told(
      secrets.begin(),
      secrets.begin() + static_cast<ptrdiff_t>(std::min(secrets.size(), kMostValues)));
  std::vector<std::string_view> values;
  for (const Secret& secret : told) {
    const std::string_view value = text.substr(secret.span.begin, secret.span.size());
    const bool counts = value.size() >= kLong || looks_random(value);
    if (!counts || is_one_of(value, values)) continue;
    values.push_back(value);
    for (size_t at = text.find(value); at != text.npos; at = text.find(value, at + value.size())) {
      const auto begin = static_cast<uint32_t>(at);
      secrets.push_back({secret.kind, {begin, begin + secret.span.size()}, secret.shown});
    }
  }
  std::ranges::stable_sort(secrets, {}, [](const Secret& each) { return each.span.begin; });
  uint32_t end = 0;
  std::erase_if(secrets, [&](const Secret& each) {
    if (each.span.begin < end) return true;
    end = each.span.end;
    return false;
  });
}

}  // namespace

std::vector<Secret> find_secrets(std::string_view text) {
  std::vector<Secret> secrets = SecretScanner(text).scan();
  if (!secrets.empty()) add_repeats(text, secrets);
  return secrets;
}

std::string mask_secrets(std::string_view text) {
  std::string masked(text);
  for (const Secret& secret : find_secrets(text)) {
    for (size_t i = secret.span.begin + secret.shown; i < secret.span.end; ++i) {
      if (masked[i] != '\n' && masked[i] != '\r') masked[i] = '*';
    }
  }
  return masked;
}

}  // namespace debrief
