#include "debrief/site/history/host_links.h"

#include "debrief/base/strings.h"
#include "debrief/corpus/link.h"
#include "debrief/markdown/html.h"

namespace debrief {
namespace {

/// What stands in an address between the repository and a revision, or, of `edit_tail`, behind the
/// path. Empty: there is no such page.
struct HostForms {
  std::string_view file, commit, edit, edit_tail, blame, history;
};

const HostForms& forms_of(HostKind kind) {
  static constexpr HostForms kForms[] = {
      {"/blob/", "/commit/", "/edit/HEAD/", "", "/blame/", "/commits/"},
      {"/-/blob/", "/-/commit/", "/-/edit/HEAD/", "", "/-/blame/", "/-/commits/"},
      {"/src/commit/", "/commit/", "", "", "/blame/commit/", "/commits/commit/"},
      {"/src/", "/commits/", "/src/HEAD/", "?mode=edit", "/annotate/", "/history-node/"},
  };
  return kForms[static_cast<size_t>(kind)];
}

/// `https://host/owner/name` without `.git` and a slash at the end.
std::string repository_root(const Corpus& corpus) {
  std::string root = corpus.config.site.repository;
  while (root.ends_with('/')) root.pop_back();
  if (root.ends_with(".git")) root.resize(root.size() - 4);
  return is_safe_url(root) && has_scheme(root) ? root : "";
}

}  // namespace

HostKind host_kind(std::string_view repository) {
  const size_t scheme = repository.find("://");
  std::string_view host =
      scheme == std::string_view::npos ? repository : repository.substr(scheme + 3);
  host = host.substr(0, host.find('/'));
  const std::string name = lower_ascii(host);
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (has("gitlab")) return HostKind::kGitLab;
  if (has("bitbucket")) return HostKind::kBitbucket;
  if (has("gitea") || has("forgejo") || has("codeberg")) return HostKind::kForgejo;
  return HostKind::kGitHub;
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char byte : path) {
    if (is_ascii_alnum(byte) || std::string_view("-._~/").find(byte) != std::string_view::npos) {
      out += byte;
    } else {
      const auto value = static_cast<unsigned char>(byte);
      append(out, '%', kHex[value >> 4], kHex[value & 15]);
    }
  }
  return out;
}

HostLinks host_links(const Corpus& corpus, std::string_view path,
                     const std::optional<ObjectId>& commit) {
  const std::string root = repository_root(corpus);
  if (root.empty()) return {};
  const HostForms& forms = forms_of(host_kind(root));
  const std::string revision = commit ? commit->hex() : "HEAD", file = percent_encoded(path);
  HostLinks links;
  links.source = concat(root, forms.file, revision, "/", file);
  if (!forms.edit.empty()) links.edit = concat(root, forms.edit, file, forms.edit_tail);
  links.blame = concat(root, forms.blame, revision, "/", file);
  links.history = concat(root, forms.history, revision, "/", file);
  return links;
}

std::string host_file_url(const Corpus& corpus, const ObjectId& commit, std::string_view path) {
  const std::string root = repository_root(corpus);
  if (root.empty()) return "";
  return concat(root, forms_of(host_kind(root)).file, commit.hex(), "/", percent_encoded(path));
}

std::string host_commit_page(const Corpus& corpus, const ObjectId& commit) {
  const std::string root = repository_root(corpus);
  return root.empty() ? "" : concat(root, forms_of(host_kind(root)).commit, commit.hex());
}

}  // namespace debrief
