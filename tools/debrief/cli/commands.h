#pragma once
// One function a command: declares its options on `app` and sets what to run.

#include "debrief/cli/command.h"

namespace debrief {

void add_actions(CLI::App& app, Invocation& invocation);
void add_baseline(CLI::App& app, Invocation& invocation);
void add_build(CLI::App& app, Invocation& invocation);
void add_completions(CLI::App& app, Invocation& invocation);
void add_config(CLI::App& app, Invocation& invocation);
void add_explain(CLI::App& app, Invocation& invocation);
void add_fix(CLI::App& app, Invocation& invocation);
void add_fmt(CLI::App& app, Invocation& invocation);
void add_import(CLI::App& app, Invocation& invocation);
void add_init(CLI::App& app, Invocation& invocation);
void add_lint(CLI::App& app, Invocation& invocation);
void add_log(CLI::App& app, Invocation& invocation);
void add_new(CLI::App& app, Invocation& invocation);
void add_rules(CLI::App& app, Invocation& invocation);
void add_schema(CLI::App& app, Invocation& invocation);
void add_serve(CLI::App& app, Invocation& invocation);
void add_show(CLI::App& app, Invocation& invocation);
void add_stats(CLI::App& app, Invocation& invocation);
void add_trace(CLI::App& app, Invocation& invocation);
void add_version(CLI::App& app, Invocation& invocation);

}  // namespace debrief
