// Completion scripts made from the command line itself, so that they cannot fall behind it.

#include <memory>

#include <CLI/CLI.hpp>

#include "debrief/base/strings.h"
#include "debrief/cli/commands.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// What may follow one command: its long options (the global ones included) and its own
/// sub-commands.
struct Words {
  std::string command;  // `lint`; `rules test` for a nested one; empty for debrief itself
  std::string summary;
  struct Flag {
    std::string name;  // `--select`
    std::string summary;
    bool takes_value = false;
  };
  std::vector<Flag> flags;
  std::vector<std::pair<std::string, std::string>> commands;  // name, summary
};

void add_flags(const CLI::App& app, Words& words) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      words.flags.push_back(
          {concat("--", name), option->get_description(), option->get_expected_min() > 0});
    }
  }
}

void collect(const CLI::App& root, const CLI::App& app, const std::string& name,
             std::vector<Words>& all) {
  Words words{.command = name, .summary = app.get_description(), .flags = {}, .commands = {}};
  add_flags(app, words);
  if (&app != &root) add_flags(root, words);
  const auto subcommands = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* sub : subcommands)
    words.commands.emplace_back(sub->get_name(), sub->get_description());
  all.push_back(std::move(words));
  for (const CLI::App* sub : subcommands) {
    collect(root, *sub, name.empty() ? sub->get_name() : concat(name, " ", sub->get_name()), all);
  }
}

std::string shell_quoted(std::string_view text) {
  return concat("'", replace_all(text, "'", "'\\''"), "'");
}

/// The arms of a shell `case` over the command so far and the next word, which move on to the
/// command they name.
void write_command_cases(const std::vector<Words>& all, std::ostream& out) {
  for (const Words& words : all) {
    if (words.command.empty()) continue;
    const bool nested = words.command.find(' ') != std::string::npos;
    out << "          " << shell_quoted(nested ? words.command : concat(" ", words.command))
        << ") chosen=" << shell_quoted(words.command) << ";;\n";
  }
}

void write_bash(const std::vector<Words>& all, std::ostream& out) {
  out << "# bash completion for debrief\n_debrief() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} chosen= word words=\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case $word in -*) ;; *)\n"
         "      case \"$chosen $word\" in\n";
  write_command_cases(all, out);
  out << "      esac;;\n    esac\n  done\n  case $chosen in\n";
  for (const Words& words : all) {
    std::vector<std::string> names;
    for (const auto& [name, summary] : words.commands) names.push_back(name);
    for (const auto& flag : words.flags) names.push_back(flag.name);
    out << "    " << shell_quoted(words.command) << ") words=" << shell_quoted(join(names, " "))
        << ";;\n";
  }
  out << "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "}\ncomplete -o default -F _debrief debrief\n";
}

void write_zsh(const std::vector<Words>& all, std::ostream& out) {
  out << "#compdef debrief\n# zsh completion for debrief\n_debrief() {\n"
         "  local chosen= word\n  local -a entries\n"
         "  for word in ${words[2,CURRENT-1]}; do\n"
         "    case $word in\n      -*) ;;\n      *)\n        case \"$chosen $word\" in\n";
  write_command_cases(all, out);
  out << "        esac;;\n    esac\n  done\n  case $chosen in\n";
  const auto entry = [](std::string_view name, std::string_view summary) {
    return concat(" ", shell_quoted(concat(replace_all(name, ":", "\\:"), ":", summary)));
  };
  for (const Words& words : all) {
    out << "    " << shell_quoted(words.command) << ") entries=(";
    for (const auto& [name, summary] : words.commands) out << entry(name, summary);
    for (const auto& flag : words.flags) out << entry(flag.name, flag.summary);
    out << ");;\n";
  }
  out << "  esac\n  _describe debrief entries\n  _files\n}\n_debrief \"$@\"\n";
}

void write_fish(const std::vector<Words>& all, std::ostream& out) {
  out << "# fish completion for debrief\n";
  std::vector<std::string> top;
  for (const auto& [name, summary] : all.front().commands) top.push_back(name);
  for (const Words& words : all) {
    const size_t space = words.command.find(' ');
    std::string condition = concat("not __fish_seen_subcommand_from ", join(top, " "));
    if (!words.command.empty()) {
      condition = concat("__fish_seen_subcommand_from ", words.command.substr(0, space));
      if (space != std::string::npos) {
        append(condition, "; and __fish_seen_subcommand_from ", words.command.substr(space + 1));
      }
    }
    for (const auto& [name, summary] : words.commands) {
      out << "complete -c debrief -f -n " << shell_quoted(condition) << " -a " << name << " -d "
          << shell_quoted(summary) << '\n';
    }
    for (const auto& flag : words.flags) {
      out << "complete -c debrief -n " << shell_quoted(condition) << " -l " << flag.name.substr(2)
          << (flag.takes_value ? " -r" : "") << " -d " << shell_quoted(flag.summary) << '\n';
    }
  }
}

struct Shell {
  std::string_view name;
  void (*write)(const std::vector<Words>& all, std::ostream& out);
};
constexpr Shell kShells[] = {{"bash", write_bash}, {"fish", write_fish}, {"zsh", write_zsh}};

Result<ExitCode> run_completions(const std::string& name, Invocation& invocation) {
  std::vector<std::string_view> names;
  for (const Shell& shell : kShells) {
    names.push_back(shell.name);
    if (shell.name != name) continue;
    std::vector<Words> all;
    collect(*invocation.root, *invocation.root, "", all);
    shell.write(all, invocation.world.out);
    return ExitCode::kClean;
  }
  return fail(
      {.kind = ErrorKind::kUsage,
       .message = concat("no completions for the shell “", name, "”", did_you_mean(name, names)),
       .hints = {concat("shells: ", join(names, ", "))}});
}

}  // namespace

void add_completions(CLI::App& app, Invocation& invocation) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("shell", *shell, "bash, zsh or fish")->required()->type_name("SHELL");
  app.callback([&invocation, shell] {
    invocation.run = [&invocation, shell] { return run_completions(*shell, invocation); };
  });
}

}  // namespace debrief
