// The language engine alone, on one thread: reading real documents and running all lexical rules
// over them, and whether the time grows with the text and no faster.
//
//   language_bench FOLDER      a folder of documents; they are parsed before the clock starts
//
// Every rule runs on every text, whatever section the rule is for: more than lint ever does.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "debrief/lint/lexical.h"
#include "debrief/postmortem/parse.h"
#include "debrief/rules/rule_set.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

using PatternIndexPointer = std::shared_ptr<const PatternIndex>;

constexpr size_t kCorpusBytes = 750'000;
constexpr size_t kParagraphBytes = 3'000;

/// Documents of a folder, sorted by path, again and again up to kCorpusBytes; the last one is cut.
std::vector<Document> documents_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Document> documents;
  size_t left = paths.empty() ? 0 : kCorpusBytes;
  for (size_t i = 0; left > 0 && i < 1'000'000; ++i) {
    const std::filesystem::path& path = paths[i % paths.size()];
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    bytes.resize(std::min(bytes.size(), left));
    left -= bytes.size();
    documents.push_back(parse_document(SourceFile(path.string(), std::move(bytes))));
  }
  return documents;
}

/// A rule set's lexical rules, and how often they found something.
class Engine {
 public:
  explicit Engine(const RuleSet& set) : set_(set) {
    for (const Rule& rule : set.rules) rules_ += rule.matchers.empty() ? 0 : 1;
  }

  size_t rule_count() const { return rules_; }
  size_t matches() const { return matches_; }

  /// A reader of its own for each document, as lint makes one.
  void run(const Document& document) {
    const Reader reader(set_.lexicon, known_names(document, {}, {}), set_.index);
    for (const TextBlock& text : document.texts) run(reader, text.prose);
  }

  void run(const Prose& prose) { run(Reader(set_.lexicon, {}, set_.index), prose); }

 private:
  void run(const Reader& reader, const Prose& prose) {
    const Reading reading = reader.read(prose);
    for (const uint32_t rule : set_.candidates(reading))
      matches_ += run_matchers(set_.rules[rule], reader, reading).size();
  }

  const RuleSet& set_;
  size_t rules_ = 0;
  size_t matches_ = 0;
};

/// The median of some runs, in milliseconds.
template <typename Run>
double milliseconds(int runs, const Run& run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    times.push_back(taken.count());
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// Times ×1, ×10 and ×100 of `bytes`; `run` takes the factor.
template <typename Run>
void print_growth(const char* title, size_t bytes, const Run& run) {
  std::printf("%s\n", title);
  double once = 0;
  for (const int factor : {1, 10, 100}) {
    const double taken = milliseconds(factor == 1 ? 9 : factor == 10 ? 3 : 1, [&] { run(factor); });
    if (factor == 1) once = taken;
    const double size = double(bytes) * factor;
    std::printf("  %11.3f MB %10.1f ms %8.1f MB/s   ratio to linear %5.2f\n", size / 1e6, taken,
                size / 1e3 / taken, taken / once / factor);
    std::fflush(stdout);
  }
}

/// The first texts of documents as one paragraph of at least `bytes`.
std::string paragraph_of(const std::vector<Document>& documents, size_t bytes) {
  std::string paragraph;
  while (paragraph.size() < bytes) {
    const size_t before = paragraph.size();
    for (const Document& document : documents) {
      for (const TextBlock& text : document.texts) {
        if (paragraph.size() >= bytes) break;
        paragraph += text.prose.text;
        paragraph += ". ";
      }
    }
    if (paragraph.size() == before) break;
  }
  return paragraph;
}

/// What the parts of one run take: each row does what the row before it does, and one thing more.
void print_stages(const RuleSet& set, const std::vector<Document>& documents) {
  size_t words = 0, candidates = 0, matches = 0, found_words = 0;
  const auto stage = [&](const char* name, const PatternIndexPointer& index, const auto& read) {
    const double taken = milliseconds(9, [&] {
      words = candidates = matches = 0;
      for (const Document& document : documents) {
        const KnownNames names = known_names(document, Config(), std::set<std::string>());
        const Reader reader(set.lexicon, names, index);
        for (const TextBlock& text : document.texts) read(reader, text.prose);
      }
    });
    std::printf("  %-11s %13.1f ms\n", name, taken);
    std::fflush(stdout);
  };
  std::printf("%.3f MB of real documents, step by step\n", double(kCorpusBytes) / 1e6);
  stage("words", nullptr,
        [&](const Reader&, const Prose& prose) { words += split_words(prose).size(); });
  found_words = words;
  stage("grammar", nullptr, [&](const Reader& reader, const Prose& prose) {
    matches += reader.read(prose).candidates().size();
  });
  stage("candidates", set.index, [&](const Reader& reader, const Prose& prose) {
    candidates += reader.read(prose).candidates().size();
  });
  const size_t tried = candidates;
  stage("rules", set.index, [&](const Reader& reader, const Prose& prose) {
    const Reading reading = reader.read(prose);
    for (const uint32_t rule : set.candidates(reading))
      matches += run_matchers(set.rules[rule], reader, reading).size();
  });
  std::printf("  %zu words, %zu candidates, %zu matches\n", found_words, tried, matches);
}

int run(const char* folder) {
  const Result<RuleSet> set = load_rules({}, {}, RuleCases::kLeaveOut);
  if (!set) {
    std::fprintf(stderr, "error: %s\n", set.error().message.c_str());
    return 2;
  }
  const std::vector<Document> documents = documents_of(folder);
  if (documents.empty()) {
    std::fprintf(stderr, "error: %s holds no documents\n", folder);
    return 2;
  }
  Engine engine(*set);
  std::printf("%zu lexical rules, one thread\n", engine.rule_count());
  print_stages(*set, documents);
  print_growth("real documents, again and again", kCorpusBytes, [&](int factor) {
    for (int i = 0; i < factor; ++i) {
      for (const Document& document : documents) engine.run(document);
    }
  });
  // Growth within one text is where a pass that looks back too far would show.
  const std::string once = paragraph_of(documents, kParagraphBytes);
  print_growth("one paragraph, longer and longer", once.size(), [&](int factor) {
    Prose prose;
    for (int i = 0; i < factor; ++i) prose.text += once;
    engine.run(prose);
  });
  return engine.matches() > 0 ? 0 : 1;
}

}  // namespace
}  // namespace debrief

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: language_bench FOLDER\n", stderr);
    return 2;
  }
  return debrief::run(argv[1]);
}
