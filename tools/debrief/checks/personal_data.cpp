#include "debrief/checks/personal_data.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using Kind = PersonalDatum::Kind;

/// Mailboxes of roles and programs; sorted.
constexpr auto kRoles = std::to_array<std::string_view>(
    {"abuse",     "accounts",  "admin",      "alert",         "alerts",
     "app",       "billing",   "bot",        "careers",       "ci",
     "contact",   "deploy",    "devops",     "do-not-reply",  "donotreply",
     "ec2-user",  "enquiries", "feedback",   "git",           "hello",
     "help",      "helpdesk",  "hostmaster", "info",          "it",
     "jenkins",   "jobs",      "legal",      "mail",          "mailer-daemon",
     "marketing", "media",     "me",         "news",          "no-reply",
     "no_reply",  "noc",       "noreply",    "notifications", "office",
     "on-call",   "oncall",    "ops",        "postgres",      "postmaster",
     "press",     "privacy",   "reply",      "root",          "sales",
     "security",  "service",   "sre",        "status",        "support",
     "team",      "test",      "ubuntu",     "user",          "username",
     "webmaster", "you"});

/// Last parts of names of files and units that hold an `@`, and of hosts that no mail reaches.
constexpr auto kNoMailEnds = std::to_array<std::string_view>(
    {"conf",      "corp",    "css",  "example", "gif",    "go",   "gz",     "internal",
     "invalid",   "jar",     "jpeg", "jpg",     "js",     "json", "lan",    "local",
     "localhost", "log",     "md",   "mount",   "path",   "png",  "py",     "rb",
     "rs",        "service", "sh",   "slice",   "socket", "svg",  "target", "test",
     "tgz",       "timer",   "ts",   "xml",     "yaml",   "yml",  "zip"});

constexpr std::string_view kSampleDomains[] = {"example.com", "example.net", "example.org",
                                               "example.edu", "noreply.github.com"};

/// Numbers that payment providers and the standard print for everybody.
constexpr std::string_view kSampleNumbers[] = {
    "4111111111111111",       "4242424242424242",       "4000056655665556",
    "5555555555554444",       "5105105105105100",       "378282246310005",
    "371449635398431",        "6011111111111117",       "4012888888881881",
    "GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
};

struct AccountForm {
  std::string_view country;
  size_t length;
};
/// The IBAN registry's lengths (SWIFT, release 97), those of the larger countries; sorted.
constexpr auto kAccountForms = std::to_array<AccountForm>(
    {{"AE", 23}, {"AT", 20}, {"BE", 16}, {"BG", 22}, {"BR", 29}, {"CH", 21}, {"CY", 28}, {"CZ", 24},
     {"DE", 22}, {"DK", 18}, {"EE", 20}, {"ES", 24}, {"FI", 18}, {"FR", 27}, {"GB", 22}, {"GR", 27},
     {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IS", 26}, {"IT", 27}, {"LI", 21}, {"LT", 20},
     {"LU", 20}, {"LV", 21}, {"MC", 27}, {"MT", 31}, {"NL", 18}, {"NO", 15}, {"PL", 28}, {"PT", 25},
     {"RO", 24}, {"SA", 24}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"TR", 26}, {"UA", 29}});
static_assert(std::ranges::is_sorted(kAccountForms, {}, &AccountForm::country));

/// Words on a line that say that an address on it is somebody's.
constexpr std::string_view kWhoseAddress[] = {
    "client:",         "client ip",
    "client_ip",       "clientip",
    "source ip",       "source_ip",
    "remote_addr",     "remote addr",
    "x-forwarded-for", "logged in from",
    "login from",      "logins from",
    "signed in from",  "sign-in from",
    "connected from",  "customer's",
    "user's",          "visitor",
    "home address",    "home ip",
    "their ip",        "accepted publickey",
    "failed password",
};

bool is_mail_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '.' || byte == '_' || byte == '%' || byte == '+' ||
         byte == '-';
}
bool is_host_byte(char byte) { return is_ascii_alnum(byte) || byte == '.' || byte == '-'; }

bool is_luhn(std::string_view digits) {
  int sum = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1 && (digit *= 2) > 9) digit -= 9;
    sum += digit;
  }
  return sum % 10 == 0;
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

/// Whether an issuer gives out numbers that begin so and are so long.
bool has_issuer(std::string_view digits) {
  const int two = number_of(digits.substr(0, 2)), four = number_of(digits.substr(0, 4));
  if (digits.size() == 15) return two == 34 || two == 37;
  if (digits.size() != 16) return digits.size() == 13 && digits[0] == '4';
  return digits[0] == '4' || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) ||
         four == 6011 || two == 65;
}

/// ISO 7064, MOD 97-10, over a number whose first four characters go to its end.
bool has_check_digits(std::string_view account) {
  int rest = 0;
  for (size_t i = 0; i < account.size(); ++i) {
    const char byte = account[(i + 4) % account.size()];
    const int value = is_ascii_digit(byte) ? byte - '0' : byte - 'A' + 10;
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest == 1;
}

std::optional<std::array<int, 4>> read_quad(std::string_view text) {
  std::array<int, 4> quad{};
  const auto parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  for (size_t i = 0; i < 4; ++i) {
    const std::string_view part = parts[i];
    if (part.empty() || part.size() > 3 || !std::ranges::all_of(part, is_ascii_digit) ||
        (part.size() > 1 && part[0] == '0') || number_of(part) > 255) {
      return std::nullopt;
    }
    quad[i] = number_of(part);
  }
  return quad;
}

class PersonalDataScanner {
 public:
  explicit PersonalDataScanner(std::string_view text) : text_(text) {}

  std::vector<PersonalDatum> scan() {
    while (at_ < text_.size()) {
      const char byte = text_[at_];
      if (byte == '\n') line_begin_ = at_ + 1;
      const bool starts = at_ == 0 || !is_ascii_alnum(text_[at_ - 1]);
      if (byte == '@') {
        read_mail();
      } else if (byte == '+' && starts) {
        read_phone();
      } else if (is_ascii_digit(byte) && starts) {
        read_number();
      } else if (byte >= 'A' && byte <= 'Z' && starts) {
        read_account();
      }
      ++at_;
    }
    return std::move(found_);
  }

 private:
  void add(Kind kind, size_t begin, size_t end) {
    found_.push_back({kind, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
  }

  char byte_at(size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  /// The text from the line's begin to its end, at most so many bytes to each side.
  std::string line_around() const {
    constexpr size_t kMostEachSide = 300;
    const size_t begin = std::max(line_begin_, at_ > kMostEachSide ? at_ - kMostEachSide : 0);
    const std::string_view line = text_.substr(begin, at_ - begin + kMostEachSide);
    const size_t line_end = line.find('\n', at_ - begin);
    return lower_ascii(line.substr(0, line_end));
  }

  void read_mail() {
    constexpr size_t kLongestLocal = 64, kLongestDomain = 255;
    size_t begin = at_, end = at_ + 1;
    while (begin > 0 && at_ - begin < kLongestLocal && is_mail_byte(text_[begin - 1])) --begin;
    while (end < text_.size() && end - at_ < kLongestDomain && is_host_byte(text_[end])) ++end;
    while (end > at_ + 1 && !is_ascii_alnum(text_[end - 1])) --end;
    const std::string local = lower_ascii(text_.substr(begin, at_ - begin));
    const std::string domain = lower_ascii(text_.substr(at_ + 1, end - at_ - 1));
    const size_t dot = domain.rfind('.');
    if (local.empty() || dot == std::string::npos || dot == 0) return;
    const std::string_view last = std::string_view(domain).substr(dot + 1);
    const bool named = last.size() >= 2 && std::ranges::all_of(last, is_ascii_alpha);
    if (!named || is_one_of(last, kNoMailEnds) || is_role(local)) return;
    for (const std::string_view sample : kSampleDomains) {
      if (domain.ends_with(sample)) return;
    }
    // `user@host:path` of ssh, `//user@host` of an address, and `ssh user@host`.
    if (byte_at(end) == ':' && !is_ascii_space(byte_at(end + 1))) return;
    const std::string_view before = text_.substr(0, begin);
    const bool is_user =
        before.ends_with("//") || (before.ends_with(":") && !before.ends_with("mailto:"));
    if (is_user) return;
    if (before.ends_with("ssh ") || before.ends_with("scp ")) return;
    add(Kind::kMail, begin, end);
    at_ = end - 1;
  }

  static bool is_role(std::string_view local) {
    const std::string_view name = local.substr(0, local.find('+'));
    return is_one_of(name, kRoles) || name.ends_with("-bot") || name.find("noreply") != name.npos ||
           name.ends_with("-team") || name.ends_with("-alerts") ||
           name.find("support") != name.npos;
  }

  void read_phone() {
    constexpr size_t kMostBytes = 24;
    std::string digits;
    size_t end = at_ + 1, marks = 0;
    for (size_t at = end; at < text_.size() && at - at_ < kMostBytes; ++at) {
      if (is_ascii_digit(text_[at])) {
        digits += text_[at];
        end = at + 1;
      } else if (std::string_view(" -.()/").find(text_[at]) != std::string_view::npos) {
        ++marks;
      } else {
        break;
      }
    }
    constexpr size_t kFewest = 10, kMost = 15;
    if (digits.size() < kFewest || digits.size() > kMost || digits[0] == '0') return;
    if (is_ascii_alnum(byte_at(end)) || (at_ > 0 && byte_at(at_ - 1) == '+')) return;
    if (byte_at(at_ + 1) == ' ' || is_invented_phone(digits)) return;
    add(Kind::kPhone, at_, end);
    at_ = end - 1;
  }

  /// Numbers kept free for fiction: North America's 555-01xx, and those of Ofcom.
  static bool is_invented_phone(std::string_view digits) {
    const bool american = digits.size() == 11 && digits[0] == '1' && digits.substr(4, 5) == "55501";
    return american || digits.starts_with("447700900") || digits.starts_with("442079460");
  }

  /// A card, or a network address.
  void read_number() {
    size_t end = at_;
    while (end < text_.size() && (is_ascii_digit(text_[end]) || text_[end] == '.')) ++end;
    while (text_[end - 1] == '.') --end;
    const std::string_view number = text_.substr(at_, end - at_);
    if (number.find('.') != number.npos) {
      read_network(number, end);
      at_ = end - 1;
    } else {
      read_card();
    }
  }

  void read_network(std::string_view number, size_t end) {
    if (byte_at(end) == '/' || is_ascii_alnum(byte_at(end)) || !is_public_ipv4(number)) return;
    if (at_ > 0 && std::string_view("-_./@").find(text_[at_ - 1]) != std::string_view::npos) return;
    const std::string line = line_around();
    const bool logged = text_.substr(end).starts_with(" - ") && line.find(" [") != line.npos;
    const bool said = std::ranges::any_of(
        kWhoseAddress, [&](std::string_view words) { return line.find(words) != line.npos; });
    if (logged || said) add(Kind::kNetwork, at_, end);
  }

  void read_card() {
    constexpr size_t kMostDigits = 19;
    std::string digits;
    std::vector<size_t> groups = {0};
    size_t at = at_, end = at_;
    for (; at < text_.size() && digits.size() <= kMostDigits; ++at) {
      if (is_ascii_digit(text_[at])) {
        digits += text_[at];
        ++groups.back();
        end = at + 1;
      } else if ((text_[at] == ' ' || text_[at] == '-') && is_ascii_digit(byte_at(at + 1)) &&
                 groups.back() > 0) {
        groups.push_back(0);
      } else {
        break;
      }
    }
    const size_t begin = at_;
    at_ = end - 1;
    const bool apart =
        begin == 0 || std::string_view("-_./").find(text_[begin - 1]) == std::string_view::npos;
    if (!apart || is_ascii_alnum(byte_at(end)) || digits.size() < 13 || digits.size() > 16) return;
    if (!has_issuer(digits) || !is_luhn(digits) || is_one_of(digits, kSampleNumbers)) return;
    const bool printed =
        groups == std::vector<size_t>{4, 4, 4, 4} || groups == std::vector<size_t>{4, 6, 5};
    if (!printed && !(groups.size() == 1 && says_card(begin))) return;
    add(Kind::kCard, begin, end);
  }

  bool says_card(size_t begin) {
    std::swap(at_, begin);
    const std::string line = line_around();
    std::swap(at_, begin);
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"card", "visa", "mastercard", "amex", "payment"},
        [&](std::string_view word) { return line.find(word) != line.npos; });
  }

  void read_account() {
    const std::string_view country = text_.substr(at_, 2);
    const auto form = std::ranges::lower_bound(kAccountForms, country, {}, &AccountForm::country);
    if (form == kAccountForms.end() || form->country != country) return;
    std::string account;
    size_t end = at_;
    for (; end < text_.size() && account.size() < form->length; ++end) {
      const char byte = text_[end];
      if (is_ascii_digit(byte) || (byte >= 'A' && byte <= 'Z')) {
        account += byte;
      } else if (byte != ' ' || account.size() % 4 != 0) {
        return;
      }
    }
    const bool numbered = account.size() == form->length && is_ascii_digit(account[2]) &&
                          is_ascii_digit(account[3]) && !is_ascii_alnum(byte_at(end));
    if (!numbered || !has_check_digits(account) || is_one_of(account, kSampleNumbers)) return;
    add(Kind::kAccount, at_, end);
    at_ = end - 1;
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t line_begin_ = 0;
  std::vector<PersonalDatum> found_;
};

}  // namespace

bool is_public_ipv4(std::string_view text) {
  const auto quad = read_quad(text);
  if (!quad) return false;
  const auto [a, b, c, d] = *quad;
  if (a == 0 || a == 10 || a == 127 || a >= 224) return false;
  if ((a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168) || (a == 169 && b == 254)) {
    return false;
  }
  if (a == 100 && b >= 64 && b <= 127) return false;
  if ((a == 192 && b == 0) || (a == 198 && (b == 18 || b == 19))) return false;
  if ((a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113)) return false;
  constexpr std::string_view kResolvers[] = {"1.0.0.1", "1.1.1.1", "8.8.4.4", "8.8.8.8",
                                             "9.9.9.9", "1.2.3.4", "4.4.4.4", "208.67.222.222"};
  return !is_one_of(text, kResolvers) && d != 0;
}

std::vector<PersonalDatum> find_personal_data(std::string_view text) {
  return PersonalDataScanner(text).scan();
}

}  // namespace debrief
